package weft.bench.reading;

import io.xlate.edi.schema.Schema;
import io.xlate.edi.stream.EDIInputFactory;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an interchange of one message to its end with StAEDI, for comparison with the hub's reader.
 */
final class StaediReading {
  private StaediReading() {}

  /**
   * A number that depends on all content read.
   *
   * @param schema checks the message; null: the bytes are only split
   * @throws IllegalStateException if it finds a fault below the envelope
   */
  static int read(byte[] bytes, @Nullable Schema schema) throws Exception {
    var factory = EDIInputFactory.newFactory();
    factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, schema != null);
    int length = 0;
    try (var in = factory.createEDIStreamReader(new ByteArrayInputStream(bytes), "ISO-8859-1")) {
      while (in.hasNext())
        switch (in.next()) {
          case ELEMENT_DATA -> length += in.getText().length();
          case START_TRANSACTION -> {
            if (schema != null) in.setTransactionSchema(schema);
          }
          case SEGMENT_ERROR, ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR -> {
            // StAEDI does not know the qualifier ZZ of this UNB; all else must be right.
            if (!in.getLocation().getSegmentTag().equals("UNB"))
              throw new IllegalStateException(in.getErrorType() + " at " + in.getLocation());
          }
          default -> length++;
        }
    }
    return length;
  }
}
