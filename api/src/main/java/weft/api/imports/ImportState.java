package weft.api.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.api.imports.sheet.RowFault;

/**
 * What became of an import. This record is the JSON.
 *
 * @param rows of the file, those that are empty and the header aside
 * @param good rows that are taken, or would be
 * @param bad rows that are not
 * @param unchanged rows that say what stands already
 * @param done rows that were put, or found to stand already
 * @param ignored headers of columns that were passed over
 * @param errors the first thousand
 */
record ImportState(
    UUID id,
    String what,
    ImportMode mode,
    State state,
    int rows,
    int good,
    int bad,
    int unchanged,
    int done,
    List<String> ignored,
    List<RowFault> errors,
    ImportSample sample,
    Instant startedAt,
    @Nullable Instant finishedAt) {

  /** Where it has come to. */
  enum State {
    RUNNING,
    /** Looked at; nothing was put. */
    CHECKED,
    /** What is good was put. */
    DONE,
    /** Nothing was put: the file cannot be read, or not all of it is good. */
    REFUSED,
    /** Our fault; what was done until then stays. */
    FAILED,
    /** The hub that ran it was stopped; what was done until then stays. */
    INTERRUPTED
  }
}
