package dev.lever4j.samples.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifest is YAML, and says what the job relies on. */
class CronJobTest {
    private static final Path FILE = Path.of("kubernetes/cronjob.yaml");

    @Test
    void oneRunAtATime() throws IOException {
        assertThat(at(cronJob(), "spec.concurrencyPolicy")).isEqualTo("Forbid");
        assertThat(at(cronJob(), "spec.jobTemplate.spec.template.spec.restartPolicy"))
                .isEqualTo("Never");
        assertThat(String.valueOf(at(cronJob(), "spec.schedule"))).matches("(\\S+ ){4}\\S+");
    }

    @Test
    void secretsComeFromASecretAndAllElseIsKnownToTheJob() throws IOException {
        List<String> names = new ArrayList<>();
        for (Object each : (List<?>) at(container(), "env")) {
            Map<?, ?> variable = (Map<?, ?>) each;
            String name = String.valueOf(variable.get("name"));
            names.add(name);
            if (name.equals("LEVER_API_KEY") || name.equals("PERFORM_AS")) {
                assertThat(at(variable, "valueFrom.secretKeyRef.name")).isEqualTo("lever");
            } else {
                assertThat(variable.get("value")).isInstanceOf(String.class);
            }
        }
        names.remove("JAVA_TOOL_OPTIONS");
        assertThat(names)
                .contains("LEVER_API_KEY", "PERFORM_AS", "JOB_FOLDER", "WORK_FILE")
                .allSatisfy(name -> assertThat(sources()).contains("\"" + name + "\""));
    }

    @Test
    void theLedgerIsOnAVolumeThatOutlivesTheRun() throws IOException {
        Object mount = ((List<?>) at(container(), "volumeMounts")).get(0);
        Object volume = ((List<?>) at(cronJob(), "spec.jobTemplate.spec.template.spec.volumes")).get(0);

        assertThat(at((Map<?, ?>) volume, "name")).isEqualTo(at((Map<?, ?>) mount, "name"));
        assertThat(at((Map<?, ?>) volume, "persistentVolumeClaim.claimName"))
                .isEqualTo(at(documents().get(1), "metadata.name"));
        assertThat(value("JOB_FOLDER")).startsWith(at((Map<?, ?>) mount, "mountPath") + "/");
    }

    @Test
    void theItemsAreOnAVolumeThatIsDeclared() throws IOException {
        Object mount = ((List<?>) at(container(), "volumeMounts")).get(1);
        Object volume = ((List<?>) at(cronJob(), "spec.jobTemplate.spec.template.spec.volumes")).get(1);

        assertThat(value("WORK_FILE")).startsWith(at((Map<?, ?>) mount, "mountPath") + "/");
        assertThat(at((Map<?, ?>) volume, "persistentVolumeClaim.claimName"))
                .isEqualTo(at(documents().get(2), "metadata.name"));
    }

    private static String value(String variable) throws IOException {
        return ((List<?>) at(container(), "env"))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> variable.equals(each.get("name")))
                        .map(each -> String.valueOf(each.get("value")))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void anExitCodeThatASecondTryDoesNotChangeEndsIt() throws IOException {
        List<?> rules = (List<?>) at(cronJob(), "spec.jobTemplate.spec.podFailurePolicy.rules");
        assertThat(rules.get(0))
                .as("a drained node first")
                .isEqualTo(Map.of("action", "Ignore", "onPodConditions", List.of(Map.of("type", "DisruptionTarget"))));
        Object rule = rules.get(1);

        assertThat((List<?>) at((Map<?, ?>) rule, "onExitCodes.values"))
                .isEqualTo(List.of(Ends.USAGE, Ends.CREDENTIAL, Ends.REFUSED, 7));
        assertThat(at(container(), "name")).isEqualTo(at((Map<?, ?>) rule, "onExitCodes.containerName"));
    }

    private static Map<?, ?> container() throws IOException {
        return (Map<?, ?>) ((List<?>) at(cronJob(), "spec.jobTemplate.spec.template.spec.containers")).get(0);
    }

    private static Map<?, ?> cronJob() throws IOException {
        Map<?, ?> document = documents().get(0);
        assertThat(document.get("apiVersion")).isEqualTo("batch/v1");
        assertThat(document.get("kind")).isEqualTo("CronJob");
        return document;
    }

    private static List<Map<?, ?>> documents() throws IOException {
        List<Map<?, ?>> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(Files.readString(FILE))
                .forEach(document -> documents.add((Map<?, ?>) document));
        return documents;
    }

    private static Object at(Map<?, ?> document, String path) {
        Object at = document;
        for (String name : path.split("\\.")) {
            at = Objects.requireNonNull(((Map<?, ?>) at).get(name), path);
        }
        return at;
    }

    private static String sources() {
        try {
            return Files.readString(Path.of("src/main/java/dev/lever4j/samples/batch/Settings.java"))
                    + Files.readString(Path.of("src/main/java/dev/lever4j/samples/batch/Account.java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
