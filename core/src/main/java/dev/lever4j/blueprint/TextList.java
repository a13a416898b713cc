package dev.lever4j.blueprint;

import dev.lever4j.blueprint.Value.Items;
import dev.lever4j.blueprint.Value.Kind;
import dev.lever4j.blueprint.Value.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of texts, in either way to write one. */
final class TextList {
    private final Section section;
    private final String key;

    TextList(Section section, String key) {
        this.section = section;
        this.key = key;
    }

    /** Items that cannot be read are noted and left out. */
    List<Scalar> items(Items items) {
        List<Scalar> texts = new ArrayList<>();
        for (Value item : items.values()) {
            if (item instanceof Scalar scalar && scalar.kind() == Kind.TEXT) {
                String text = section.reading().text(scalar);
                if (text != null) {
                    texts.add(new Scalar(scalar.place(), text.strip(), Kind.TEXT));
                }
            } else {
                section.note(item.place(), "an item of " + section.full(key) + " must be text");
            }
        }
        return texts;
    }

    /** One text with blanks in it. */
    @Nullable
    List<Scalar> words(Scalar all) {
        if (all.kind() != Kind.TEXT) {
            section.note(all.place(), section.full(key) + " must be a list of texts");
            return null;
        }
        String text = section.reading().text(all);
        if (text == null) {
            return null;
        }
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> new Scalar(all.place(), word, Kind.TEXT))
                .toList();
    }
}
