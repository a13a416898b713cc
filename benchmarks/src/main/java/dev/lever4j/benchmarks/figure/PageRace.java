package dev.lever4j.benchmarks.figure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.ThreadMXBean;
import dev.lever4j.benchmarks.measure.Estimate;
import dev.lever4j.benchmarks.mode.OwnRecords;
import dev.lever4j.benchmarks.server.Pages;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.json.PageReader;
import dev.lever4j.json.RawJson;
import dev.lever4j.json.RecordFieldCursor;
import dev.lever4j.model.Opportunity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the same pages in several ways, in one JVM, in another order each round, and prints what a record costs and the
 * median of the ratios of each round with its 95 % interval. Arguments: rounds, and milliseconds of CPU a turn.
 */
final class PageRace {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 4;

    private static final PageReader<Opportunity> TYPED = PageReader.typed(Opportunity.class, Shape.PAGED);
    private static final JsonFactory PARSER = new JsonFactory();
    private static final PageReader<RawJson> RAW = PageReader.raw(Shape.PAGED);

    private static final ObjectReader BY_HAND = new JsonMapper().readerFor(OwnRecords.Page.class);

    private enum Way {
        TYPED_BY_MAPPER(PageRace::unusual, PageRace::typed),
        TYPED(body -> body, PageRace::typed),
        JACKSON_2(body -> body, PageRace::byHand),
        RAW_BY_PARSER(PageRace::unusual, PageRace::raw),
        RAW(body -> body, PageRace::raw),
        LINES_BY_PARSER(PageRace::unusual, PageRace::linesByParser),
        LINES(body -> body, PageRace::lines);

        private final Bodies bodies;
        private final ToIntFunction<byte[]> read;

        Way(Bodies bodies, ToIntFunction<byte[]> read) {
            this.bodies = bodies;
            this.read = read;
        }
    }

    private interface Bodies {
        byte[] of(byte[] page);
    }

    private record Cost(double nanos, double bytes) {}

    private PageRace() {}

    public static void main(String[] arguments) {
        int rounds = Integer.parseInt(arguments[0]);
        long turn = Long.parseLong(arguments[1]) * 1_000_000;
        List<byte[]> pages = Pages.whole(10);
        long bytes = pages.stream().mapToLong(page -> page.length).sum();
        System.out.printf("%d bytes a record, %d rounds%n%n", bytes / (10L * Pages.RECORDS), rounds);
        Map<Way, List<Cost>> costs = new EnumMap<>(Way.class);
        Random random = new Random(2);
        for (int round = -WARM_UP; round < rounds; round++) {
            List<Way> ways = new ArrayList<>(Arrays.asList(Way.values()));
            Collections.shuffle(ways, random);
            for (Way way : ways) {
                Cost cost = cost(way, pages, turn);
                if (round >= 0) {
                    costs.computeIfAbsent(way, first -> new ArrayList<>()).add(cost);
                }
            }
        }
        print(costs);
    }

    private static Cost cost(Way way, List<byte[]> pages, long turn) {
        List<byte[]> bodies = pages.stream().map(way.bodies::of).toList();
        long records = 0;
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long began = THREADS.getCurrentThreadCpuTime();
        while (THREADS.getCurrentThreadCpuTime() - began < turn) {
            for (byte[] body : bodies) {
                records += way.read.applyAsInt(body);
            }
        }
        double count = records;
        return new Cost(
                (THREADS.getCurrentThreadCpuTime() - began) / count,
                (THREADS.getCurrentThreadAllocatedBytes() - allocated) / count);
    }

    private static int byHand(byte[] body) {
        try {
            return BY_HAND.<OwnRecords.Page>readValue(body).data().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int typed(byte[] body) {
        return TYPED.read(body).items().size();
    }

    private static int raw(byte[] body) {
        return RAW.read(body).items().size();
    }

    /** As an export does: each record as a line, its id and its time known. */
    private static int lines(byte[] body) {
        int found = 0;
        for (RawJson record : RAW.read(body).items()) {
            RecordFieldCursor field = record.oneLine().fields();
            while (field.next()) {
                boolean wanted = field.isNamed("id")
                        ? field.text() != null
                        : field.isNamed("createdAt") && field.whole() != null;
                found += wanted ? 1 : 0;
            }
        }
        return found / 2;
    }

    private static int linesByParser(byte[] body) {
        int found = 0;
        for (RawJson record : RAW.read(body).items()) {
            try (JsonParser parser = PARSER.createParser(ObjectReadContext.empty(), record.line())) {
                parser.nextToken();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    boolean wanted = name.equals("id")
                            ? parser.getString() != null
                            : name.equals("createdAt") && parser.getLongValue() > 0;
                    found += wanted ? 1 : 0;
                    parser.skipChildren();
                }
            }
        }
        return found / 2;
    }

    /** With something ahead of the records that only the parser knows: an escaped surrogate. */
    private static byte[] unusual(byte[] page) {
        return ("{\"x\":\"\\ud83d\\ude00\"," + new String(page, UTF_8).substring(1)).getBytes(UTF_8);
    }

    private static void print(Map<Way, List<Cost>> costs) {
        System.out.println("| way | CPU ns a record | bytes allocated | CPU of the mapper's | CPU of Jackson 2's |");
        System.out.println("|---|---|---|---|---|");
        costs.forEach((way, mine) -> {
            System.out.printf(
                    "| %s | %.0f | %.0f | %s | %s |%n",
                    way,
                    median(mine, Cost::nanos),
                    median(mine, Cost::bytes),
                    ratio(mine, costs.get(Way.TYPED_BY_MAPPER)),
                    ratio(mine, costs.get(Way.JACKSON_2)));
        });
        System.out.println("\nraw of raw by the parser: " + ratio(costs.get(Way.RAW), costs.get(Way.RAW_BY_PARSER)));
        System.out.println(
                "lines of lines by the parser: " + ratio(costs.get(Way.LINES), costs.get(Way.LINES_BY_PARSER)));
    }

    private static String ratio(@Nullable List<Cost> costs, @Nullable List<Cost> of) {
        if (costs == null || of == null) {
            return "";
        }
        double[] ratios = new double[costs.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = costs.get(i).nanos / of.get(i).nanos;
        }
        Estimate ratio = Estimate.of(ratios);
        return String.format("%.2f (%.2f to %.2f)", ratio.median(), ratio.low(), ratio.high());
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> of) {
        return Estimate.of(costs.stream().mapToDouble(of).toArray()).median();
    }
}
