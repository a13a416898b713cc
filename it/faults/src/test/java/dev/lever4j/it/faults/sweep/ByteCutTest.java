package dev.lever4j.it.faults.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.LeverResources;
import dev.lever4j.client.NioResources;
import dev.lever4j.client.transport.TransportSettings;
import dev.lever4j.it.faults.cell.OpenBuffers;
import dev.lever4j.it.faults.cell.Right;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

/** An answer of 10 kB, cut after every byte, is an error each time; only the whole one is a success, with all in it. */
class ByteCutTest {
    private static final TransportSettings SETTINGS = TransportSettings.DEFAULT;

    /** What Netty makes once and keeps is no leak of a sweep. */
    @BeforeAll
    static void warmUp() {
        for (LeverResources resources : List.of(
                NioResources.builder(SETTINGS).build(), LeverResources.builder().build())) {
            try (ByteCuts cuts = new ByteCuts(Framed.LENGTH, resources, (answer, at, body) -> answer)) {
                assertThat(cuts.wrong(Flux.just(1, cuts.length()))).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBordersAndEveryFortiethByte(Framed framed) {
        try (ByteCuts cuts =
                new ByteCuts(framed, NioResources.builder(SETTINGS).build(), (answer, at, body) -> answer)) {
            int last = cuts.length();
            assertThat(last).isBetween(9_500, 11_000);
            Flux<Integer> some =
                    Flux.range(0, last + 1).filter(at -> at < 160 || at > last - 40 || at % 40 == 0 || at % 1_000 < 12);
            assertThat(cuts.wrong(some)).isEmpty();
        }
    }

    @Tag("it")
    @ParameterizedTest
    @EnumSource
    void everyByte(Framed framed) {
        Set<Object> before = OpenBuffers.now();
        try (ByteCuts cuts = new ByteCuts(framed, LeverResources.builder().build(), (answer, at, body) -> answer)) {
            int all = cuts.length() + 1;
            assertThat(cuts.wrong(Flux.range(0, all))).isEmpty();
            System.out.println(framed + ": " + all + " cuts, 0 wrong");
        }
        assertThat(OpenBuffers.since(before)).isEmpty();
    }

    /** A test of this test: a server that makes whole answers of its cuts, with fewer records. */
    @Test
    void aShorterSuccessWouldBeSeen() {
        byte[] fewer = Right.json("{\"data\":[],\"hasNext\":false}");
        try (ByteCuts cuts = new ByteCuts(
                Framed.LENGTH,
                NioResources.builder(SETTINGS).build(),
                (answer, at, body) -> at == 5_001 ? fewer : answer)) {
            List<Integer> near = IntStream.rangeClosed(4_990, 5_010).boxed().toList();
            assertThat(cuts.wrong(Flux.fromIterable(near)))
                    .singleElement()
                    .asString()
                    .contains("LENGTH cut at 5001")
                    .contains("a success of 0 records");
        }
    }
}
