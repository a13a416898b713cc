package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Simulator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlanCommandTest {
    private static final Pattern LIST = Pattern.compile("(?m)^opportunities +~([0-9,]+) +~([0-9,]+) +\\d\\d:\\d\\d$");

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    @Test
    void withNothingConfiguredItPlansForASimulatorOfFiveThousand() {
        Cli.Result result = Cli.bare().run("plan", "--with", "applications,notes,offers");

        assertThat(result.exit()).isZero();
        Matcher list = LIST.matcher(result.out());
        assertThat(list.find()).as(result.out()).isTrue();
        // with the confidential ones, 2 %
        assertThat(number(list.group(1))).isBetween(4_335L, 5_865L);
        assertThat(result.out())
                .contains("requests", "at 10/s", "total", "~ is estimated")
                .containsPattern("(?m)^applications +0 +free$")
                .containsPattern("(?m)^notes +~" + list.group(1) + " +0?\\d:\\d\\d$")
                .contains("each of these would add ~" + list.group(1) + " requests")
                .contains("feedback, interviews");
    }

    @Test
    void asksLittleAndExportsNothing() {
        try (Simulator simulator = Simulator.builder().opportunities(1_000).start()) {
            Cli.Result result = Cli.withKey(simulator).run("plan");

            assertThat(result.exit()).isZero();
            assertThat(simulator.ledger().apiRequests())
                    .hasSizeLessThan(50)
                    .allMatch(request -> request.path().equals("/v1/opportunities"));
        }
    }

    @Test
    void aShortListIsCounted() {
        try (Simulator simulator = Simulator.start()) {
            Cli.Result result = Cli.withKey(simulator).run("plan", "stages");

            assertThat(result.out()).doesNotContain("~").containsPattern("(?m)^stages +\\d+ +1 +00:00$");
        }
    }

    @Test
    void aFilterNarrowsThePlan() {
        try (Simulator simulator = Simulator.builder().opportunities(60).start()) {
            Cli cli = Cli.withKey(simulator);

            assertThat(cli.run("plan", "--created-from", "2030-01-01").out())
                    .containsPattern("(?m)^opportunities +0 +\\d ");
            assertThat(cli.run("plan", "users", "--archived", "true").exit()).isEqualTo(2);
        }
    }
}
