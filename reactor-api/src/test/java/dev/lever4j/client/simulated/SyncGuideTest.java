package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClients;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.webhook.Receipt;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.model.ArchiveReasonType;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.WebhookData;
import dev.lever4j.model.WebhookEvent;
import dev.lever4j.request.ArchiveBody;
import dev.lever4j.simulator.world.Mutation;
import dev.lever4j.webhook.WebhookDelivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

/** The guides to webhooks, changes and many accounts show what is compiled here, and it does what they say. */
class SyncGuideTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final SimulatedAccount account = SimulatedAccount.connected();
    private final SyncGuideExample example = new SyncGuideExample();

    @AfterEach
    void close() {
        account.close();
    }

    @ParameterizedTest
    @CsvSource({"webhooks, receive", "sync, follow", "sync, children", "sync, hints", "many-accounts, accounts"})
    void theGuideShowsWhatIsCompiledHere(String guide, String part) throws IOException {
        assertThat(Files.readString(Path.of("../docs", guide + ".md")))
                .contains(CompiledExample.of(SyncGuideExample.class).block(part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhooks", "sync"})
    void theGuideShowsNothingElse(String guide) throws IOException {
        CompiledExample example = CompiledExample.of(SyncGuideExample.class);
        assertThat(CompiledExample.blocksOf(Path.of("../docs", guide + ".md")))
                .isSubsetOf(Stream.of("receive", "follow", "children", "hints")
                        .map(example::block)
                        .toList());
    }

    @Test
    void whoFollowsHasWhatTheAccountHasAndWhereItStands() {
        Instant begun = account.client.timeAndChance().now();
        account.lever.mutations(1).only(Mutation.Kind.CREATE).step();
        StepVerifier.create(example.follow(account.client, ChangePosition.since(begun))
                        .takeUntil(set -> set.changes().isEmpty()))
                .thenConsumeWhile(set -> true)
                .expectComplete()
                .verify(SOON);

        assertThat(example.copy.opportunities).hasSize(1);
        assertThat(example.copy.position().block(SOON)).startsWith("1/");
    }

    @Test
    void aNightReadsTheNotesOfAllThatAreActive() {
        Instant yesterday = account.client.timeAndChance().now().minus(Duration.ofDays(1));
        example.night(account.client, ChangePosition.since(yesterday)).block(SOON);

        long active = account.client
                .opportunities()
                .list(where -> where.archived(false))
                .items()
                .count()
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(example.copy.notes).hasSizeGreaterThanOrEqualTo((int) active);
    }

    @Test
    void aDeliveryThatNobodySignedIsNotHandled() {
        StepVerifier.create(example.receiver(account.client, SeenDeliveries.inMemory(), Secret.of("signing-token"))
                        .receive("{}".getBytes(StandardCharsets.UTF_8)))
                .assertNext(receipt -> assertThat(receipt).isInstanceOf(Receipt.NotTaken.class))
                .expectComplete()
                .verify(SOON);
        assertThat(example.congratulated).isEmpty();
    }

    /** Whatever a delivery says that has happened. */
    @Test
    void onlyTheHiredAreCongratulated() {
        List<String> three = account.client
                .opportunities()
                .list(where -> where.archived(false))
                .items()
                .take(3)
                .map(Opportunity::id)
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
        archive(three.get(0), ArchiveReasonType.HIRED);
        archive(three.get(1), ArchiveReasonType.NON_HIRED);

        for (String each : three) {
            example.handle(account.client, deliveryThatSaysHired(each)).block(SOON);
        }

        assertThat(example.congratulated).containsExactly(three.get(0));
    }

    private void archive(String opportunity, ArchiveReasonType why) {
        account.client
                .archiveReasons()
                .list(where -> where.type(why))
                .items()
                .next()
                .flatMap(reason -> account.client
                        .opportunity(opportunity)
                        .archive(ArchiveBody.builder(reason.id()).build()))
                .block(SOON);
    }

    private static WebhookDelivery deliveryThatSaysHired(String opportunity) {
        return new WebhookDelivery(
                null,
                WebhookEvent.CANDIDATE_HIRED,
                Instant.EPOCH,
                "token",
                new WebhookData.CandidateHired(opportunity, null, Map.of()),
                Map.of());
    }

    @Test
    void customersHaveAClientEach() {
        LeverResources resources = LeverResources.builder().build();
        LeverClients customers = SyncGuideExample.customers(
                resources, new OAuthApp("app", Secret.of("secret")), new InMemoryTokenStores());
        assertThat(customers.client("acme")).isNotSameAs(customers.client("globex"));
        resources.closeGracefully(Duration.ZERO).block(SOON);
    }
}
