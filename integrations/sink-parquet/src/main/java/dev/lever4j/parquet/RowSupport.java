package dev.lever4j.parquet;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Hands rows over to Parquet: a value for each column, as {@link Cells#stored} returns it. */
final class RowSupport extends WriteSupport<@Nullable Object[]> {
    private final MessageType schema;
    private @Nullable RecordConsumer consumer;

    RowSupport(MessageType schema) {
        this.schema = schema;
    }

    /** Never called; its type is not there at run time. */
    @Override
    @SuppressWarnings("deprecation") // abstract in Parquet all the same
    public WriteContext init(Configuration configuration) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer itsConsumer) {
        consumer = itsConsumer;
    }

    @Override
    public void write(@Nullable Object[] row) {
        RecordConsumer to = consumer;
        if (to == null) {
            throw new IllegalStateException("not prepared");
        }
        to.startMessage();
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            if (value != null) {
                String name = schema.getFieldName(i);
                to.startField(name, i);
                add(value, to);
                to.endField(name, i);
            }
        }
        to.endMessage();
    }

    private static void add(Object value, RecordConsumer to) {
        if (value instanceof Binary bytes) {
            to.addBinary(bytes);
        } else if (value instanceof Long number) {
            to.addLong(number);
        } else {
            to.addBoolean((Boolean) value);
        }
    }
}
