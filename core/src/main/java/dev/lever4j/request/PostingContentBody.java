package dev.lever4j.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A posting's text. Lever takes some HTML only and refuses the rest (documented): in descriptions {@code div p span br
 * b i s u a}, in lists {@code li b i s u a}.
 */
public final class PostingContentBody extends RequestBody {
    private PostingContentBody(Fields fields) {
        super(fields);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects fields; each is checked when it is given: {@link IllegalArgumentException}. */
    public static final class Builder {
        private final Fields fields = new Fields();
        private final List<Map<String, String>> lists = new ArrayList<>();

        private Builder() {}

        /** What the posting says first, as HTML. */
        public Builder description(String html) {
            fields.set("descriptionHtml", PostingHtml.description("content.descriptionHtml", html));
            return this;
        }

        /**
         * One more headed list.
         *
         * @param text its heading
         * @param html its items, as {@code <li>}
         */
        public Builder list(String text, String html) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("content.lists.text must not be blank");
            }
            lists.add(Map.of("text", text, "content", PostingHtml.list("content.lists.content", html)));
            fields.list("lists", lists);
            return this;
        }

        /**
         * What the posting says last, as HTML. Sent under two names: {@code closingPostingHtml} as the documentation's
         * example has it, and {@code closingHtml} as it is read; which of them Lever goes by is not documented.
         */
        public Builder closing(String html) {
            String checked = PostingHtml.description("content.closingHtml", html);
            fields.set("closingPostingHtml", checked);
            fields.set("closingHtml", checked);
            return this;
        }

        /** The body as it is now; the builder can go on. */
        public PostingContentBody build() {
            return new PostingContentBody(fields);
        }
    }
}
