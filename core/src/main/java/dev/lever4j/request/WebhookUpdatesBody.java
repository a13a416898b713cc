package dev.lever4j.request;

import dev.lever4j.model.Origin;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is to change of one or more webhooks, at once. */
public final class WebhookUpdatesBody extends RequestBody {
    private WebhookUpdatesBody(Fields fields) {
        super(fields);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects updates; a second one of the same webhook takes the place of the first. */
    public static final class Builder {
        private final Map<String, Object> updates = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Where the webhook is to send. What that does to its origins is not documented.
         *
         * @throws IllegalArgumentException if the id is blank, or the URL is not HTTPS
         */
        public Builder webhook(String id, String url) {
            updates.put(id, update(id, url).all());
            return this;
        }

        /**
         * Where the webhook is to send, and of which origins.
         *
         * @throws IllegalArgumentException if the id is blank, the URL is not HTTPS, or there is no origin
         */
        public Builder webhook(String id, String url, Origin... origins) {
            Fields update = update(id, url);
            update.set("configuration", WebhookBody.configuration(origins));
            updates.put(id, update.all());
            return this;
        }

        /** @throws IllegalArgumentException if there is no update */
        public WebhookUpdatesBody build() {
            if (updates.isEmpty()) {
                throw new IllegalArgumentException("data needs at least one webhook");
            }
            Fields fields = new Fields();
            fields.list("data", updates.values());
            return new WebhookUpdatesBody(fields);
        }

        private static Fields update(String id, String url) {
            Fields update = new Fields();
            update.text("id", id);
            update.https("url", url);
            return update;
        }
    }
}
