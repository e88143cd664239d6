package weft.sealing;

import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.evidence.Checkpoint;
import weft.evidence.SignedNote;

/**
 * The newest cosigned checkpoint of a log (table {@code evidence_witnessed}). A log whose
 * checkpoints are carried by files keeps each cosigned one too (table {@code evidence_cosigned}).
 */
final class WitnessedCheckpoints {
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final EvidenceLog log;

  WitnessedCheckpoints(DataSource database, EvidenceLog log) {
    this.database = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.log = log;
  }

  Optional<SignedNote> newest() {
    return database
        .sql("select note from evidence_witnessed where log = ?")
        .param(log.key())
        .query(byte[].class)
        .optional()
        .map(SignedNote::of);
  }

  /**
   * Keeps a cosigned checkpoint unless a larger one is there; adds to the signatures of its equal.
   */
  void keep(SignedNote cosigned) {
    transaction.executeWithoutResult(
        _ -> {
          var there =
              database
                  .sql("select note from evidence_witnessed where log = ? for update")
                  .param(log.key())
                  .query(byte[].class)
                  .optional()
                  .map(SignedNote::of)
                  .orElse(null);
          var note = newer(there, cosigned);
          if (log.keepsCheckpoints()) keepForEver(cosigned);
          if (note == null) return;
          database
              .sql(
                  """
                  insert into evidence_witnessed (log, size, note) values (?, ?, ?)
                  on conflict (log) do update set size = excluded.size, note = excluded.note
                  """)
              .params(log.key(), Checkpoint.of(note.text()).size(), note.bytes())
              .update();
        });
  }

  /** The first cosigned form of a checkpoint stays: a file may carry it already. */
  private void keepForEver(SignedNote cosigned) {
    database
        .sql(
            "insert into evidence_cosigned (log, size, note) values (?, ?, ?) on conflict do"
                + " nothing")
        .params(log.key(), Checkpoint.of(cosigned.text()).size(), cosigned.bytes())
        .update();
  }

  /** Returns null where the stored note stays. */
  private static @Nullable SignedNote newer(@Nullable SignedNote there, SignedNote cosigned) {
    if (there == null) return cosigned;
    if (Arrays.equals(there.text(), cosigned.text())) return there.with(cosigned.signatures());
    long known = Checkpoint.of(there.text()).size();
    return Checkpoint.of(cosigned.text()).size() > known ? cosigned : null;
  }
}
