package dev.lever4j.simulator.world;

import java.util.List;

/** Words to build people and jobs from; some are awkward on purpose. */
final class Names {
    static final List<String> FIRST = List.of(
            "Ada",
            "Zoë",
            "Łukasz",
            "José",
            "Ngũgĩ",
            "Siobhán",
            "Anne \"Annie\"",
            "Björk",
            "Mei",
            "Omar",
            "Priya",
            "D'Angelo",
            "Ana\u00adMaria",
            "太郎",
            "Олена",
            "Grace",
            "Kwame",
            "Ines",
            "Tariq",
            "Yuki");
    static final List<String> LAST = List.of(
            "Lovelace",
            "O'Brien",
            "Müller",
            "de la Cruz",
            "Nguyễn",
            "Østergård",
            "山田",
            "Шевченко",
            "Smith",
            "Kowalski",
            "Haddad",
            "Okafor",
            "Rossi",
            "van den Berg",
            "Kim",
            "Fernández",
            "Back\\slash",
            "Tab\tby",
            "Star 🌟",
            "Silva");
    static final List<String> COMPANIES = List.of(
            "Brightwater Analytics, Inc.",
            "Café Zürich AG",
            "Nordlicht GmbH & Co. KG",
            "Kestrel <Labs>",
            "Quayside Freight",
            "Atlas \"Prime\" Robotics",
            "Ōkami Games",
            "Meridian Health",
            "Little Oak Bakery",
            "Pico/Nano Devices");
    static final List<String> CITIES =
            List.of("San Francisco", "New York City", "London", "Zürich", "São Paulo", "東京", "Kraków", "Remote - EMEA");
    static final List<String> TEAMS = List.of("Platform", "Product", "Data", "Customer Success", "Design", "Finance");
    static final List<String> DEPARTMENTS = List.of("Engineering", "Research & Development", "Operations", "G&A");
    static final List<String> COMMITMENTS = List.of("Full-time", "Part-time", "Intern", "Contract");
    static final List<String> TITLES = List.of(
            "Infrastructure Engineer",
            "Account Executive",
            "Product Designer",
            "Data Scientist",
            "Support Lead",
            "Office Manager",
            "Staff Engineer",
            "Recruiter");
    static final List<String> EXTRA_TAGS = List.of(
            "high-priority",
            "referral bonus",
            "campus 2026",
            "Silver Medalist",
            "relocation?",
            "gut geprüft ✓",
            "visa",
            "do/not\\split",
            "boomerang",
            "leadership",
            "night shift",
            "portfolio requested");
    static final List<String> SOURCES = List.of(
            "LinkedIn",
            "Referral",
            "Job site",
            "Posting",
            "GitHub",
            "Email Applicant",
            "Gild",
            "Career fair – München");
    static final List<String> ORIGINS = List.of("agency", "applied", "internal", "referred", "sourced", "university");

    private Names() {}
}
