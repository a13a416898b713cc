package dev.lever4j.fuzz;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Locale;

/** What is fuzzed. A target is a class with methods that Jazzer calls, again and again, with bytes of its choice. */
public enum Target {
    PAGE("dev.lever4j.json.PageTarget", "json"),
    PARTS("dev.lever4j.json.PartsTarget", "json"),
    ANSWER("dev.lever4j.client.http.AnswerTarget", "answer"),
    RETRY_AFTER("dev.lever4j.resilience.RetryAfterTarget", "retry-after"),
    WEBHOOK("dev.lever4j.webhook.WebhookTarget", "webhook"),
    BLUEPRINT("dev.lever4j.blueprint.BlueprintTarget", "blueprint"),
    FILE_NAME("dev.lever4j.client.ContentDispositionTarget", "name"),
    DOWNLOAD_NAME("dev.lever4j.export.folder.DownloadNameTarget", "name"),
    MANIFEST("dev.lever4j.export.folder.ManifestTarget", "export"),
    LOG("dev.lever4j.export.folder.LogTarget", "export"),
    CHECKPOINT("dev.lever4j.export.CheckpointTarget", "export");

    private final String type;
    private final String dictionary;

    Target(String type, String dictionary) {
        this.type = type;
        this.dictionary = dictionary;
    }

    /** As the script and folders call it. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String type() {
        return type;
    }

    String dictionary() {
        return dictionary;
    }

    /** Loads all classes, which takes longer than one input may. */
    public void warmUp() throws Throwable {
        for (byte[] seed : Seeds.of(this)) {
            run(seed);
        }
    }

    /** As Jazzer does it. */
    void run(byte[] input) throws Throwable {
        MethodHandle method = MethodHandles.lookup()
                .findStatic(Class.forName(type), "fuzzerTestOneInput", MethodType.methodType(void.class, byte[].class));
        method.invokeExact(input);
    }
}
