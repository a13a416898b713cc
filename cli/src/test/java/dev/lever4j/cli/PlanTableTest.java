package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportPlan;
import dev.lever4j.export.ExportResource;
import dev.lever4j.request.OpportunityFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTableTest {
    private static Selection of(ExportResource root, ExportResource... children) {
        return new Selection(
                root, List.of(children), OpportunityFilter.builder().build());
    }

    @Test
    void aRowForEachResourceTheSumAndWhatIsAGuessOrFree() {
        Map<ExportResource, Long> requests = new LinkedHashMap<>();
        requests.put(ExportResource.OPPORTUNITIES, 1_235L);
        requests.put(ExportResource.CONTACT, 0L);
        requests.put(ExportResource.NOTES, 123_456L);
        ExportPlan plan = new ExportPlan(true, 123_456, false, requests, 10);

        assertThat(new PlanTable(of(ExportResource.OPPORTUNITIES, ExportResource.CONTACT, ExportResource.NOTES), plan)
                        .lines())
                .containsExactly(
                        "                         records     requests      at 10/s",
                        "opportunities           ~123,456       ~1,235        02:03",
                        "contact                                     0         free",
                        "notes                                ~123,456      3:25:45",
                        "total                                ~124,691      3:27:49",
                        "~ is estimated, from samples of the time over which the records were created",
                        "free: comes with the list itself, at no request",
                        "what lies under a record takes a request for each record, more only beyond 100 of its kind",
                        "each of these would add ~123,456 requests, 3:25:45: feedback, interviews, offers, files,"
                                + " file_actions, resumes, panels, referrals, forms",
                        "these would add none, they come with the list: applications");
    }

    @Test
    void whatWasCountedIsNoGuess() {
        ExportPlan plan = new ExportPlan(false, 7, true, Map.of(ExportResource.STAGES, 1L), 0.5);

        assertThat(new PlanTable(of(ExportResource.STAGES), plan).lines())
                .containsExactly(
                        "                         records     requests     at 0.5/s",
                        "stages                         7            1        00:02",
                        "total                                       1        00:02",
                        "confidential records are not counted: the credential may not see them");
    }
}
