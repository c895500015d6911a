using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Shared;

/// <summary>The page does more with a form that goes along to another language than show it again: it keeps what was typed.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsTypedAttribute : Attribute;

/// <summary>
/// The language switch of a page with a form sends the form (<c>_LanguageLink</c>). This shows the page as if it were only looked at, and
/// <see cref="TypedAgain"/> puts back what was typed. Nothing is kept, checked or acted on: reading in another language is no answer.
/// </summary>
public sealed class AnotherLanguage : IAsyncPageFilter
{
    public async Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        var request = context.HttpContext.Request;
        var page = context.ActionDescriptor;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || page.ModelTypeInfo?.IsDefined(typeof(KeepsTypedAttribute), inherit: true) != false) return;

        var form = await request.ReadFormAsync(context.HttpContext.RequestAborted);
        if (form["act"] != "language" || page.HandlerMethods.FirstOrDefault(each => each.Name is null && HttpMethods.IsGet(each.HttpMethod)) is not { } look) return;
        context.HandlerMethod = look;
        TypedAgain.Keep(context.HttpContext, form);
    }

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => next();
}
