package dev.lever4j.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.json.PageBytes;
import dev.lever4j.json.PageReader;
import dev.lever4j.model.Opportunity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final byte[] page = new Pages(1).page();

    @Test
    void aPageHasTheSizeOfLevers() {
        assertThat(page.length).isCloseTo(275_516, Percentage.withPercentage(2));
    }

    @Test
    void aPageHoldsAHundredWholeRecordsWithNothingUnknownInThem() {
        String whole = new String(page, StandardCharsets.UTF_8) + ",\"hasNext\":false}";
        PageBytes<Opportunity> read =
                PageReader.typed(Opportunity.class, Shape.PAGED).read(whole.getBytes(StandardCharsets.UTF_8));
        List<Opportunity> records = read.items();
        assertThat(records).hasSize(100).allSatisfy(record -> {
            assertThat(record.additional()).isEmpty();
            assertThat(record.createdAt()).isNotNull();
            assertThat(record.stageChanges()).hasSizeBetween(7, 11);
        });
    }

    @Test
    void theSameSeedMakesTheSamePage() {
        assertThat(new Pages(1).page()).isEqualTo(page);
        assertThat(new Pages(2).page()).isNotEqualTo(page);
    }
}
