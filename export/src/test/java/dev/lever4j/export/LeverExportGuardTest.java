package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.PaginationException;
import dev.lever4j.request.OpportunityFilter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of the list that would end it early, or never, if they were believed. */
class LeverExportGuardTest {
    private static final int RECORDS = 2_500;
    private static final int GOOD_PAGES = 40;
    private static final Pattern NEXT = Pattern.compile(",\"next\":\"(.*,([^,\"]+))\"");

    private final VirtualLever lever = LeverExportListTest.account(RECORDS, 1);
    private final LeverExport export = LeverExport.of(lever.client())
            .filter(OpportunityFilter.builder().limit(10).build());
    private final MemorySink sink = new MemorySink(1);

    static Stream<Arguments> broken() {
        Map<String, String> first = new HashMap<>();
        return Stream.of(
                Arguments.of("no data", MalformedResponseException.class, (UnaryOperator<String>)
                        page -> page.replace("\"data\":", "\"dates\":")),
                Arguments.of("more, and not where", PaginationException.class, (UnaryOperator<String>)
                        page -> NEXT.matcher(page).replaceFirst("")),
                Arguments.of("the same cursor again", PaginationException.class, (UnaryOperator<String>)
                        page -> circle(page, first)),
                Arguments.of("no word of more", PaginationException.class, (UnaryOperator<String>)
                        page -> page.replace("\"hasNext\":true,", "")));
    }

    /** Each list goes on where its first page did. */
    private static String circle(String page, Map<String, String> first) {
        Matcher next = NEXT.matcher(page);
        return next.find()
                ? page.replace(next.group(1), first.computeIfAbsent(next.group(2), list -> next.group(1)))
                : page;
    }

    private @Nullable Throwable run() {
        @Nullable Throwable[] error = {null};
        export.to(sink).subscribe(report -> {}, failed -> error[0] = failed);
        lever.clock().advanceTimeBy(Duration.ofHours(1));
        return error[0];
    }

    /** Good pages first, so that something is there that could be taken for all. */
    private void breakPages(UnaryOperator<String> how) {
        int[] pages = {0};
        lever.onPage(page -> ++pages[0] > GOOD_PAGES ? how.apply(page) : page);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void endTheRunWithATypedErrorAndTheNextOneGoesOn(
            String name, Class<? extends LeverException> expected, UnaryOperator<String> how) {
        breakPages(how);

        Throwable error = run();

        assertThat(error).isInstanceOf(expected);
        assertThat(sink.report).isNull();
        assertThat(sink.calls).containsOnly("begin", "write");
        assertThat(sink.opportunities.size()).isBetween(1, RECORDS - 1);
        assertThat(Objects.requireNonNull(sink.checkpoint).isListed()).isFalse();

        lever.onPage(page -> page);
        assertThat(run()).isNull();
        assertThat(sink.opportunities).hasSize(RECORDS);
        assertThat(Objects.requireNonNull(sink.report).isComplete()).isTrue();
    }

    /** Each time another cursor, so that nothing but their emptiness tells. */
    private static String empty(String page, int[] cursors) {
        Matcher next = NEXT.matcher(page);
        return next.find()
                ? "{\"data\":[],\"hasNext\":true,\"next\":\"0," + Long.MAX_VALUE + ",x" + ++cursors[0] + ","
                        + next.group(2) + "\"}"
                : page;
    }

    /** One slice at a time, as little is asked for. */
    @Test
    void emptyPagesThatPromiseMoreForEverDoSoToo() {
        int[] cursors = {0};
        breakPages(page -> empty(page, cursors));
        Gathered gathered = Gathered.counting(lever, LeverExportListTest.begin(lever, export), 1);

        export.list(gathered.checkpoint).subscribe(gathered);
        lever.clock().advanceTimeBy(Duration.ofHours(1));

        assertThat(gathered.error).isInstanceOf(PaginationException.class).hasMessageContaining("empty pages");
        assertThat(gathered.checkpoint.open()).hasSize(1);
    }
}
