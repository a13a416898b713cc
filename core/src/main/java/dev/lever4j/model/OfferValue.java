package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a field of an offer says: text or a number as far as is documented, and whatever else an account's own may be.
 */
public sealed interface OfferValue {
    /** Text, or an id. */
    record Text(@JsonValue String text) implements OfferValue {
        @Override
        public String toString() {
            return "Text[***]";
        }
    }

    /** An amount; of a field that is a date, its milliseconds since 1970, UTC. */
    record Number(@JsonValue BigDecimal number) implements OfferValue {
        @Override
        public String toString() {
            return "Number[***]";
        }
    }

    /** Neither text nor a number: true or false, a list, an object. Not documented. */
    record Other(@JsonValue Object json) implements OfferValue {
        public Other {
            json = java.util.Objects.requireNonNull(Keep.json(json));
        }

        @Override
        public String toString() {
            return "Other[***]";
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static OfferValue of(Object json) {
        if (json instanceof String text) {
            return new Text(text);
        }
        if (json instanceof BigDecimal decimal) {
            return new Number(decimal);
        }
        if (json instanceof java.lang.Number whole) {
            return new Number(new BigDecimal(new BigInteger(whole.toString())));
        }
        return new Other(json);
    }
}
