package dev.lever4j.parquet;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Makes Parquet's writer of rows, so that no class of Hadoop is asked for and memory is bounded. */
final class RowWriter extends ParquetWriter.Builder<@Nullable Object[], RowWriter> {
    private static final long ROW_GROUP = 16L << 20;
    // of each column; what has more different values is written without a dictionary
    private static final int DICTIONARY = 128 << 10;
    // after which it is looked at what lies in memory: a single one may be large
    private static final int RECORDS = 1;

    private final MessageType schema;

    private RowWriter(StreamFile out, MessageType schema) {
        super(out);
        this.schema = schema;
    }

    /** @param bulky the column that has no two values alike */
    static ParquetWriter<@Nullable Object[]> create(
            StreamFile out, MessageType schema, String bulky, Compression compression) throws IOException {
        return new RowWriter(out, schema)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new Codecs(compression))
                .withCompressionCodec(compression.codec())
                .withRowGroupSize(ROW_GROUP)
                .withDictionaryPageSize(DICTIONARY)
                .withMinRowCountForPageSizeCheck(RECORDS)
                .withMaxRowCountForPageSizeCheck(RECORDS)
                .withDictionaryEncoding(bulky, false)
                .withStatisticsEnabled(bulky, false)
                .build();
    }

    @Override
    protected RowWriter self() {
        return this;
    }

    /** Never called; its type is not there at run time. */
    @Override
    @SuppressWarnings("deprecation") // abstract in Parquet all the same
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration configuration) {
        return new RowSupport(schema);
    }
}
