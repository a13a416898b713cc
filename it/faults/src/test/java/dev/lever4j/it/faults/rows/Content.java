package dev.lever4j.it.faults.rows;

import static dev.lever4j.it.faults.rows.Spoiled.nonsense;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Op;
import dev.lever4j.it.faults.cell.Right;
import dev.lever4j.it.faults.cell.Turn.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON that is not what Lever documents. */
final class Content {
    private static final String JSON_TESTS = "core/dev.lever4j.json.";

    private Content() {}

    static List<Row> rows() {
        return List.of(
                Row.of(14, "no envelope at all", nonsense("empty", body(now -> "")))
                        .and(nonsense("null", body(now -> "null")))
                        .and(nonsense("a list", body(now -> "[]")))
                        .and(nonsense("a text", body(now -> "\"x\"")))
                        .and(nonsense(
                                "204 where there must be data",
                                turn -> turn.line().write("HTTP/1.1 204 No Content\r\n\r\n")))
                        .known("no cell of a download, since a file may be empty, nor of a 204 that has a body, which"
                                + " is then more bytes than were announced: row 57"),
                Row.of(15, "data null, missing, or of another kind", read("null", "{\"data\":null,\"hasNext\":false}"))
                        .and(read("missing", "{\"hasNext\":false}"))
                        .and(read("a text", "{\"data\":\"x\",\"hasNext\":false}"))
                        .and(Case.on(Op.LIST, "an object in place of a list")
                                .always(turn ->
                                        turn.line().write(Right.json("{\"data\":" + Right.record(Right.ID) + "}")))
                                .fails(MalformedResponseException.class, 1))
                        .and(Case.on(Op.GET, "a list in place of an object")
                                .always(turn -> turn.line()
                                        .write(Right.json(Right.page(Right.record(Right.ID), "\"hasNext\":false"))))
                                .fails(MalformedResponseException.class, 1)),
                Row.of(
                                16,
                                "a field null, or of another type",
                                records("a number for a text", "\"name\":\"", "\"name\":5,\"n\":\""))
                        .and(records("a text for a list", "\"tags\":[]", "\"tags\":\"none\""))
                        .and(records("null in a list", "\"tags\":[]", "\"tags\":[null]"))
                        .and(records("true for a time", "1407460071043", "true"))
                        .and(records("no id", "\"id\":", "\"di\":"))
                        .and(fine("null for what may be absent", "\"tags\":[]", "\"tags\":null"))
                        .provedBy(JSON_TESTS + "MutationTest#anyOtherValueIsKeptExactlyOrRefused")
                        .provedBy(JSON_TESTS + "MutationTest#droppingOrNullingAnythingButTheIdIsReadAsAbsent"),
                Row.of(
                                17,
                                "an unknown word of an enum",
                                fine("of the origin", "\"tags\":[]", "\"origin\":\"telepathy\""))
                        .provedBy(JSON_TESTS + "ModelTest#anUnknownWordIsKept"),
                Row.of(
                                18,
                                "unknown fields",
                                fine("a text and an object", "\"tags\":[]", "\"aura\":\"blue\",\"b\":{\"c\":[{}]}"))
                        .and(fine("beside the data", "{\"data\"", "{\"meta\":{\"a\":[1,2]},\"data\""))
                        .provedBy(JSON_TESTS + "ModelTest#unknownFieldsAreKeptAtAnyDepthAndCannotBeChanged"),
                Row.of(19, "the same key twice", records("in a record", "\"tags\":[]", "\"tags\":[],\"tags\":[]"))
                        .and(records("of the data", "{\"data\"", "{\"data\":[],\"data\""))
                        .and(records("in a field that no model knows", "\"tags\":[]", "\"aura\":{\"a\":1,\"a\":2}")),
                Row.of(20, "odd numbers", records("1e400 for a time", "1407460071043", "1e400"))
                        .and(records("2^63 for a time", "1407460071043", "9223372036854775808"))
                        .and(records("NaN", "1407460071043", "NaN"))
                        .and(records("10,000 digits", "1407460071043", "1".repeat(10_000)))
                        .and(records(
                                "10,000 digits in a field that no model knows",
                                "\"tags\":[]",
                                "\"a\":" + "1".repeat(10_000)))
                        .and(records("a leading zero", "1407460071043", "007"))
                        .provedBy(JSON_TESTS + "ModelTest#unknownNumbersAreNeverRounded"),
                Row.of(
                                21,
                                "deep, wide and long",
                                records("100,000 deep", "\"tags\":[]", "\"a\":" + "[".repeat(100_000)))
                        .and(records("2,000,000 values", "\"tags\":[]", "\"a\":[" + "1,".repeat(2_100_000) + "1]"))
                        .and(records("a name of 1,000 letters", "\"tags\":[]", "\"" + "n".repeat(1_000) + "\":1"))
                        .and(records("a text of 34 MB", "\"tags\":[]", "\"a\":\"" + "x".repeat(34 << 20) + "\""))
                        .and(fine("100,000 keys", "\"tags\":[]", keys()))
                        .provedBy(JSON_TESTS + "LimitsTest#aMillionKeysAreStillOnePass")
                        .known("a list and one record only; a text of 34 MB in place of 50, which is beyond the limit"
                                + " too; no keys that collide, and the processor's time is not measured"),
                Row.of(22, "more than one document", nonsense("a bracket too many", body(now -> now + "}")))
                        .and(nonsense("two documents", body(now -> now + now)))
                        .and(nonsense("a comment", body(now -> "/* c */" + now)))
                        .and(nonsense("a comma behind the last", body(now -> now.replaceFirst("}$", ",}")))),
                Row.of(23, "odd times", records("a word", "1407460071043", "\"soon\""))
                        .and(records("a date", "1407460071043", "\"2014-08-08T01:07:51Z\""))
                        .and(records("with decimals", "1407460071043", "1407460071043.5"))
                        .and(fine("seconds in place of milliseconds", "1407460071043", "1407460071"))
                        .and(fine("before 1970", "1407460071043", "-1407460071043"))
                        .provedBy(JSON_TESTS + "ModelTest#oddTimesAreKept")
                        .provedBy(JSON_TESTS + "ModelTest#whatIsNotATimeIsRefused"));
    }

    private static Fault body(UnaryOperator<String> change) {
        return turn -> turn.line().write(Right.json(change.apply(new String(turn.body(), StandardCharsets.UTF_8))));
    }

    /** Of a read, the whole body. */
    private static List<Case> read(String name, String body) {
        Fault fault = turn -> turn.line().write(Right.json(body));
        return List.of(
                Case.on(Op.LIST, name).always(fault).fails(MalformedResponseException.class, 1),
                Case.on(Op.GET, name).always(fault).fails(MalformedResponseException.class, 1),
                Case.on(Op.POST, name)
                        .always(fault)
                        .fails(OutcomeUnknownException.class, MalformedResponseException.class, 1));
    }

    /** Something in each record. */
    private static List<Case> records(String name, String in, String place) {
        Fault fault = body(now -> now.replace(in, place));
        return List.of(
                Case.on(Op.LIST, name).always(fault).fails(MalformedResponseException.class, 1),
                Case.on(Op.GET, name)
                        .always(fault)
                        .fails(MalformedResponseException.class, 1)
                        .later());
    }

    private static List<Case> fine(String name, String in, String place) {
        Fault fault = body(now -> now.replace(in, place));
        return List.of(
                Case.on(Op.LIST, name).always(fault).ok(1),
                Case.on(Op.GET, name).always(fault).ok(1));
    }

    private static String keys() {
        return IntStream.range(0, 100_000).mapToObj(i -> "\"k" + i + "\":0").collect(Collectors.joining(","));
    }
}
