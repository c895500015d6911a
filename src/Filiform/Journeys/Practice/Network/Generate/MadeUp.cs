namespace Filiform.Journeys.Practice.Network.Generate;

/// <summary>Names that nobody has, for clinics and people of a generated network.</summary>
internal static class MadeUp
{
    public static readonly ImmutableArray<string> Given = Words("""
        Aaliyah Adam Adriana Aiden Aisha Alejandra Alexis Alicia Amara Amir Ana Andre Angela Anika Anthony Ariana Asha Audrey
        Beatriz Benjamin Bianca Brandon Brenda Bridget Caleb Camila Carlos Carmen Caroline Cecilia Chidi Chloe Claire Clara Cole
        Dana Daniel Daniela Darius David Deepa Denise Diego Dylan Elena Eli Elijah Elise Emeka Emily Emma Eric Esther Ethan Eva
        Fatima Felix Fiona Gabriel Gabriela Grace Graham Hana Hannah Hassan Hector Helen Henry Ian Imani Ines Isaac Isabel Ivan
        Jada James Jasmine Javier Jenna Jin Joel John Jonah Jordan Jorge Joseph Josue Joy Juan Julia Julian Kaito Karen Karim
        Katherine Keisha Kenji Kofi Laila Laura Leah Leila Leo Liam Lina Logan Lucas Lucia Lucy Luis Malik Marcus Margaret Maria
        Mariana Mark Martin Mateo Maya Mei Melissa Mercy Mia Michael Miguel Mina Miriam Nadia Naomi Natalie Nathan Nia Nicole Noah
        Noor Nora Oliver Olivia Omar Oscar Owen Paige Pablo Patricia Paul Pedro Peter Priya Rachel Rafael Ravi Rebecca Renee Rosa
        Ruben Ruth Ryan Sadia Samir Samuel Sandra Sara Sean Selena Simon Sofia Sonia Stella Sunita Tamara Tariq Teresa Theo Thomas
        Tomas Tyler Valeria Vanessa Victor Vikram Vivian Wei William Ximena Yara Yasmin Yusuf Zachary Zara Zoe
        """);

    public static readonly ImmutableArray<string> Family = Words("""
        Abara Abbott Acosta Adeyemi Aguilar Ahmed Alvarez Andersen Aoki Arroyo Baca Bailey Banerjee Barrett Becker Bell Benitez
        Bennett Bishop Blackwood Bose Boyd Brandt Bright Brooks Bui Burke Cabrera Calloway Campos Cardenas Carver Castillo Chandra
        Chavez Chen Cho Clarke Cohen Cole Contreras Cortez Crane Cruz Dalton Das Delgado Desai Diallo Diaz Dixon Donnelly Duarte
        Duran Eaton Ekwueme Ellis Escobar Espinoza Farrell Fields Figueroa Fischer Fleming Flores Foster Fuentes Gallagher Garza
        Gibbs Gomez Grant Greer Guerra Gupta Haddad Hale Hansen Harper Hart Hayashi Hayes Herrera Hoang Holloway Huang Hughes
        Ibarra Ito Jacobs Jensen Joshi Juarez Kamau Kapoor Keller Kelly Khan Kim Kowalski Kruger Lam Lang Larsen Lee Lin Lopez
        Lozano Lund Maddox Malik Marsh Mason Mathur McBride Medina Mehta Mendez Mensah Meyer Mills Molina Montoya Moore Mora Morgan
        Moss Mueller Munoz Nair Nakamura Navarro Nguyen Nolan Novak Obi Ochoa Okafor Olsen Ortega Osei Owens Pacheco Park Parsons
        Patel Paz Pena Perkins Pham Pierce Ponce Porter Quinn Quintero Rahman Ramos Rao Reed Reyes Rios Rivera Robles Rojas Romero
        Rossi Rowe Ruiz Salas Salazar Sandoval Santos Sato Schmidt Serrano Shah Sharma Shaw Silva Singh Solis Soto Stark Suarez
        Sullivan Suzuki Tanaka Tate Thorne Torres Tran Trejo Tucker Underwood Valdez Vance Vargas Vega Velasco Vo Vogel Walsh Ward
        Watanabe Webb Weber West Whitaker Wolfe Wong Wu Yamada Yang Yoon Young Zamora Zapata Ziegler Zimmer
        """);

    public static readonly ImmutableArray<string> Place = Words("""
        Alder Aspen Bayview Birchwood Bluebird Brookside Canyon Cedar Clearwater Cottonwood Cypress Driftwood Eastgate Elm Fairview
        Fieldstone Foothill Foxglove Garden Granite Greenway Grove Harbor Hawthorn Heron Hillcrest Hilltop Juniper Kestrel Lakeside
        Laurel Lindenwood Magnolia Maple Meadow Millstone Northgate Oak Orchard Overlook Parkside Pecan Pinecrest Prairie Quarry
        Ridgeline Riverbend Riverside Rosewood Sandstone Sequoia Silverleaf Southgate Spruce Stonebridge Summit Sunrise Sycamore
        Terrace Timberline Tulip Uptown Valley Waterfront Westgate Wildflower Willow Windmill Woodland Wren
        """);

    public static readonly ImmutableArray<string> Practice =
    [
        "Physical Therapy", "Movement Clinic", "Spine and Sport", "Rehabilitation", "Physical Therapy and Needling", "Orthopedic Therapy",
    ];

    public static readonly ImmutableArray<string> Street =
    [
        "Main Street", "Market Street", "Oak Avenue", "Center Street", "Park Avenue", "Church Street", "Lincoln Avenue", "Lake Street",
        "Washington Street", "Second Avenue", "Elm Street", "Mill Road", "College Avenue", "River Road", "Grant Street",
    ];

    /// <summary>What a practitioner likes to treat, in both languages; it follows "Special interest:".</summary>
    public static readonly ImmutableArray<(string En, string Es)> Interests =
    [
        ("neck pain and headache", "dolor de cuello y de cabeza"),
        ("shoulder pain", "dolor de hombro"),
        ("tennis elbow and the forearm", "codo de tenista y antebrazo"),
        ("low back pain", "dolor lumbar"),
        ("hip and gluteal pain", "dolor de cadera y de glúteo"),
        ("knee pain", "dolor de rodilla"),
        ("heel pain and the calf", "dolor de talón y de pantorrilla"),
        ("jaw pain", "dolor de mandíbula"),
        ("return to sport after a muscle strain", "regreso al deporte después de una distensión muscular"),
    ];

    private static ImmutableArray<string> Words(string text) => [.. text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];
}
