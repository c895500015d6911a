namespace Filiform.Clinical.Progress;

/// <summary>Readings beside what was forecast for them one session earlier (response-model.md §7).</summary>
public static class IssuedBands
{
    /// <param name="courses">As they stand today, one per patient; each reading is held against what was known before it.</param>
    /// <returns>How well the bands held; null when no reading followed a session.</returns>
    public static Calibration? Calibrate(this ResponseModel model, IEnumerable<Course> courses)
    {
        var issued = courses.SelectMany(course => Of(model, course)).ToList();
        return issued.Count == 0 ? null : Calibration.Of(issued);
    }

    private static IEnumerable<(double Reading, double Mean, double Sd)> Of(ResponseModel model, Course course) =>
        from known in model.Beliefs(course).SkipLast(1).Select((belief, at) => (Belief: belief, Next: at + 1))
        where course.Readings[known.Next] is not null
        let band = model.Next(known.Belief, known.Next)
        select (course.Readings[known.Next]!.Value, band.Mean, band.Sd);
}
