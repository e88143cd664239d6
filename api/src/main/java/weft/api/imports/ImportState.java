package weft.api.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.api.imports.sheet.RowFault;

/**
 * The state and result of an import. This record is the JSON.
 *
 * @param rows of the file, without the header and empty rows
 * @param good rows that were accepted, or would be
 * @param bad rows that were not
 * @param unchanged rows that equal the stored data
 * @param done rows that were stored, or equalled the stored data
 * @param ignored headers of columns that were skipped
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
    /** Checked only; nothing was stored. */
    CHECKED,
    /** All good rows were stored. */
    DONE,
    /** Nothing was stored: the file cannot be read, or the mode requires all rows to be good. */
    REFUSED,
    /** The hub failed; rows stored before that remain. */
    FAILED,
    /** The hub that ran it was stopped; rows stored before that remain. */
    INTERRUPTED
  }
}
