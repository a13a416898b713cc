package dev.lever4j.fuzz;

import java.util.List;

/** Seeds that are a line or a few. */
final class SeedTexts {
    static final List<String> PAGES = List.of(
            "{\"data\":[]}",
            "{\"hasNext\":false,\"x\":{\"data\":[{}]},\"data\":[{\"id\":\"a\",\"new\":[1.50,-0,1e3,null,true]},{}]}",
            "[{\"id\":\"\\u00e9\\ud83d\\ude00\\n\"},{\"id\":null}]",
            "{\"data\":{\"a\":[{\"id\":\"x\"}]}}",
            "{\"data\":[{\"id\":\"a\\\"}\",\"x\":\"[{\\\\\"},{\"id\":\"b\"}]}",
            "{\"data\":{\"id\":\"x\"},\"next\":null}");

    static final List<String> ANSWERS = List.of(
            "a200content-type: application/json\n\n{\"data\":[]}",
            "a400\n\n{\"code\":\"BadRequest\",\"message\":\"invalid offset token\"}",
            "b400\n\n{\"code\":\"BadRequest\",\"message\":\"Jane Doe is no id\"}",
            "a401content-type: text/html\n\n<html>",
            "b429retry-after: 5\ndate: Wed, 21 Oct 2026 07:28:00 GMT\n\n{\"code\":\"TooManyRequests\"}",
            "b429retry-after: Wed, 21 Oct 2026 07:28:00 GMT\n\n",
            "c404\n\n{\"code\":\"ResourceNotFound\",\"message\":\"m\",\"x\":[{}]}",
            "c503\n\n\u00ff\u00fe{\u0000",
            "d302location: https://files.example/x?sig=1\n\n",
            "d302location: ../y\n\n",
            "d307location: //other.example\nlocation: x\n\n",
            "d422\n\n{}",
            "e403\n\n<Error>",
            "e429retry-after: 0.5\n\n");

    static final List<String> RETRY_AFTERS = List.of(
            "Wed, 21 Oct 2026 07:28:00 GMT\n120",
            "Wed, 21 Oct 2026 07:28:00 GMT\nWed, 21 Oct 2026 07:29:00 GMT",
            "\nSunday, 06-Nov-94 08:49:37 GMT",
            "\nSun Nov  6 08:49:37 1994",
            "x\n1.5\n 1.5 ",
            "x\n1\n2",
            "\n-7",
            "\n99999999999999999999");

    private static final String SIGNATURE = "c5825b8f03cab3ed1a9890c8a6704de54b9e006ca3704e3209b15ee72c1223da";

    static final List<String> WEBHOOKS = List.of(
            webhook("candidateHired", "{\"opportunityId\":\"o-1\"}"),
            webhook("candidateStageChange", "{\"fromStageId\":\"a\",\"toStageId\":\"b\",\"opportunityId\":\"o\"}"),
            webhook(
                    "candidateArchiveChange",
                    "{\"fromArchived\":null,\"toArchived\":{\"archivedAt\":1,\"reason\":\"r\"}}"),
            webhook("applicationCreated", "{\"applicationId\":\"a\",\"createdAt\":1}"),
            webhook("interviewUpdated", "{\"interviewId\":\"i\",\"panelId\":\"p\",\"updatedAt\":1}"),
            webhook("contactUpdated", "{\"contactId\":\"c\",\"x\":[1.5,{}]}"),
            webhook("unheardOf", "{\"a\":[{\"b\":\"\\u00e9\"}]}"),
            webhook("candidateDeleted", "{}"));

    static final List<String> NAMES = List.of(
            "CV.pdf",
            "../../etc/passwd",
            "a\\..\\b.txt",
            "con.txt",
            "COM1",
            "a:b.txt",
            "x\"; filename*=UTF-8''%E2%82%AC%20rates.pdf",
            "attachment; filename=plain.pdf",
            "\u202efdp.exe",
            "e\u0301.doc",
            "nul." + "x".repeat(190),
            "\ud83d\ude00".repeat(60) + ".pdf",
            " . ",
            "%2e%2e%2fx");

    private SeedTexts() {}

    /** In its time, and signed by the token that the target knows. */
    private static String webhook(String event, String data) {
        return "{\"event\":\"" + event + "\",\"triggeredAt\":1796040000000,\"token\":\"t\",\"signature\":\"" + SIGNATURE
                + "\",\"data\":" + data + "}";
    }
}
