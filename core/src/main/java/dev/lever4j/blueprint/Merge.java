package dev.lever4j.blueprint;

import dev.lever4j.blueprint.Value.Field;
import dev.lever4j.blueprint.Value.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/** An integration's own keys over those of its blueprint: maps are merged at any depth, all else is replaced. */
final class Merge {
    private Merge() {}

    static Fields over(Fields blueprint, Fields own) {
        Map<String, Field> merged = new LinkedHashMap<>(blueprint.byKey());
        own.byKey().forEach((key, field) -> merged.merge(key, field, Merge::over));
        return new Fields(own.place(), merged);
    }

    private static Field over(Field blueprint, Field own) {
        boolean maps = blueprint.value() instanceof Fields && own.value() instanceof Fields;
        return maps ? new Field(own.place(), over((Fields) blueprint.value(), (Fields) own.value())) : own;
    }
}
