package dev.lever4j.it.faults.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.error.OffsetExpiredException;
import dev.lever4j.error.PaginationException;
import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Expected;
import dev.lever4j.it.faults.cell.Op;
import dev.lever4j.it.faults.cell.Right;
import dev.lever4j.it.faults.cell.Turn;
import dev.lever4j.it.faults.cell.Turn.Fault;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How lists go on. */
final class Pages {
    private static final String GUARDS = "reactor-api/dev.lever4j.client.PagedGuardTest#";
    private static final String FIRST = Right.record(Right.ID);
    private static final String SECOND = Right.record(Right.OTHER);
    private static final String MORE = "\"next\":\"n1\",\"hasNext\":true";
    private static final String END = "\"hasNext\":false";

    private Pages() {}

    static List<Row> rows() {
        return List.of(
                Row.of(71, "hasNext without a place to go on", broken("no next", "\"hasNext\":true"))
                        .and(broken("null", "\"next\":null,\"hasNext\":true"))
                        .and(broken("empty", "\"next\":\"\",\"hasNext\":true"))
                        .and(broken("blank", "\"next\":\" \",\"hasNext\":true"))
                        .provedBy(GUARDS + "hasNextWithoutAPlaceToGoOnIsAnError"),
                Row.of(
                                72,
                                "hasNext false with next; hasNext missing",
                                whole("false with next", "\"next\":\"n1\",\"hasNext\":false"))
                        .and(whole("missing, on a short page without next", "\"x\":0"))
                        .and(broken("missing, with next", "\"next\":\"n1\""))
                        .and(Case.on(Op.LIST, "missing, on a full page")
                                .always(turn -> json(turn, Right.page(records(100), "\"x\":0")))
                                .fails(PaginationException.class, 1))
                        .provedBy(GUARDS + "endsWithoutHasNextOnlyWhereThePageIsShortAndThereIsNoNext"),
                Row.of(
                                73,
                                "the same place again, or a circle",
                                Case.on(Op.LIST, "the same at once")
                                        .always(turn -> json(turn, Right.page(FIRST, MORE)))
                                        .fails(PaginationException.class, 2))
                        .and(Case.on(Op.LIST, "a circle of two")
                                .always(turn -> json(
                                        turn,
                                        Right.page(FIRST, "\"next\":\"n" + turn.number() % 2 + "\",\"hasNext\":true")))
                                .fails(PaginationException.class, 3))
                        .and(Case.on(Op.LIST, "a circle of five")
                                .always(turn -> json(
                                        turn,
                                        Right.page(FIRST, "\"next\":\"n" + turn.number() % 5 + "\",\"hasNext\":true")))
                                .expects(Expected.error(PaginationException.class))
                                .also(outcome -> assertThat(outcome.server().apiRequests())
                                        .hasSizeLessThanOrEqualTo(15)))
                        .provedBy(GUARDS + "aCircleOfTwoIsAnErrorAtItsFirstRepeat"),
                Row.of(
                                74,
                                "an empty page that promises more",
                                Case.on(Op.LIST, "one")
                                        .always(turn -> {
                                            if (turn.number() == 0) {
                                                json(turn, Right.page("", "\"next\":\"n0\",\"hasNext\":true"));
                                            } else {
                                                answer(turn);
                                            }
                                        })
                                        .ok(3))
                        .and(Case.on(Op.LIST, "without end")
                                .always(turn -> json(
                                        turn, Right.page("", "\"next\":\"n" + turn.number() + "\",\"hasNext\":true")))
                                .fails(PaginationException.class, 1_000))
                        .provedBy(GUARDS + "emptyPagesGoOnUpToACap"),
                Row.of(
                        75,
                        "a page larger than was asked for",
                        Case.on(Op.COUNT, "150 records")
                                .always(turn -> json(turn, Right.page(records(150), END)))
                                .expects(Expected.value("150").andThen(Expected.sent(1, 0)))),
                Row.of(
                                76,
                                "the same record on two pages",
                                Case.on(Op.COUNT, "comes twice")
                                        .always(turn -> json(turn, Right.page(FIRST, second(turn) ? END : MORE)))
                                        .expects(Expected.value("2").andThen(Expected.sent(2, 0))))
                        .provedBy("export/dev.lever4j.export.folder.RestlessAccountTest"
                                + "#allThatExistedThroughoutIsThereOnceWhereverItMoved"),
                Row.of(77, "records that change while a list is read")
                        .provedBy("export/dev.lever4j.export.folder.MovingListTest"
                                + "#everyRecordThatExistedThroughoutIsThereOnceWithWhatCameWithIt"),
                Row.of(
                                78,
                                "an offset that has expired",
                                Case.on(Op.LIST, "on the second page")
                                        .always(turn -> {
                                            if (second(turn)) {
                                                turn.status(
                                                        "400 Bad Request",
                                                        "{\"code\":\"BadRequestError\",\"message\":\"Invalid offset token\"}");
                                            } else {
                                                json(turn, Right.page(FIRST, MORE));
                                            }
                                        })
                                        .fails(OffsetExpiredException.class, 2))
                        .provedBy("export/dev.lever4j.export.LeverExportListTest"
                                + "#aRefusedOffsetStartsItsSliceOverAndNoOther"),
                Row.of(79, "odd places to go on", goesOn("a&b=c"))
                        .and(goesOn("%5B1%2C2%5D"))
                        .and(goesOn("#top?x"))
                        .and(goesOn("http://127.0.0.1:1/v1/opportunities"))
                        .and(goesOn("//evil.example/"))
                        .and(goesOn("a+b c"))
                        .and(broken("a line break", "\"next\":\"a\\r\\nX-Evil: 1\",\"hasNext\":true"))
                        .and(broken("100,000 letters", "\"next\":\"" + "n".repeat(100_000) + "\",\"hasNext\":true"))
                        .provedBy(GUARDS + "aCursorThatCouldOnlyBeSentAsAnotherOneIsAnError"));
    }

    /** The first record, and at n1 the second. */
    static void answer(Turn turn) throws IOException {
        json(turn, second(turn) ? Right.page(SECOND, END) : Right.page(FIRST, MORE));
    }

    private static boolean second(Turn turn) {
        return turn.request().target().contains("offset=n1");
    }

    private static Case broken(String name, String end) {
        return Case.on(Op.LIST, name)
                .always(turn -> json(turn, Right.page(FIRST + "," + SECOND, end)))
                .fails(PaginationException.class, 1);
    }

    private static Case whole(String name, String end) {
        return Case.on(Op.LIST, name)
                .always(turn -> json(turn, Right.page(FIRST + "," + SECOND, end)))
                .ok(1);
    }

    /** The place comes back as it was given, to the same server. */
    private static Case goesOn(String place) {
        Fault fault = turn -> {
            String target = turn.request().target();
            int at = target.indexOf("offset=");
            if (at < 0) {
                json(turn, Right.page(FIRST, "\"next\":\"" + place + "\",\"hasNext\":true"));
            } else {
                String offset = target.substring(at + "offset=".length()).replaceAll("&.*", "");
                boolean same = URLDecoder.decode(offset, StandardCharsets.UTF_8).equals(place);
                json(turn, Right.page(same ? SECOND : "", END));
            }
        };
        return Case.on(Op.LIST, place).always(fault).ok(2);
    }

    private static String records(int count) {
        return IntStream.range(0, count).mapToObj(i -> Right.record("id-" + i)).collect(Collectors.joining(","));
    }

    private static void json(Turn turn, String body) throws IOException {
        turn.line().write(Right.json(body));
    }
}
