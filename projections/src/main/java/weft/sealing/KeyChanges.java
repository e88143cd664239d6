package weft.sealing;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.evidence.Checkpoint;
import weft.evidence.LogChange;
import weft.evidence.LogProof;
import weft.evidence.MerkleTree;
import weft.evidence.SignedNote;

/** The changes of a log's keys, each signed by the keys before it (table evidence_key_change). */
public final class KeyChanges {
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final SealedLog sealed;

  /** The changes of the history's log. */
  public KeyChanges(DataSource database) {
    this(database, EvidenceLog.HISTORY);
  }

  public KeyChanges(DataSource database, EvidenceLog log) {
    this.database = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.sealed = new SealedLog(database, log);
  }

  /** The proof of a change; the first has number 1. */
  public Optional<LogProof> find(int number) {
    return database
        .sql("select note from evidence_key_change where log = ? and number = ?")
        .params(sealed.log().key(), number)
        .query(byte[].class)
        .optional()
        .map(LogProof::of);
  }

  /**
   * Makes the next keys the log's own, in one transaction between two batches of the sealer, and
   * signs its newest checkpoint with them. If the next keys have another name, the log goes on
   * under that name.
   *
   * @throws IllegalStateException if the old keys are not the log's current ones
   */
  public void change(LogKeys old, LogKeys next, Clock clock) {
    transaction.executeWithoutResult(
        _ -> {
          var _ =
              database
                  .sql("select pg_advisory_xact_lock(?)")
                  .param(sealed.log().lock())
                  .query((_, _) -> 0)
                  .list();
          if (!sealed.isOf(old))
            throw new IllegalStateException("These are not the current keys of the log.");
          changed(old, next, clock.instant().getEpochSecond());
        });
  }

  private void changed(LogKeys old, LogKeys next, long now) {
    long size = sealed.size();
    var root = MerkleTree.root(size, sealed.nodes());
    var statements = statements();
    var change =
        new LogChange(
            old.origin(),
            next.origin(),
            size,
            root,
            next.keys().stream().map(it -> it.verifier()).toList());
    var proof = change.signed(statements, old.keys(), now);
    int number = statements.size() + 1;
    database
        .sql("insert into evidence_key_change (log, number, statement, note) values (?, ?, ?, ?)")
        .params(sealed.log().key(), number, change.statement(), proof.bytes())
        .update();
    for (var verifier : next.verifiers())
      database
          .sql("insert into evidence_key (log, verifier, from_size, change) values (?, ?, ?, ?)")
          .params(sealed.log().key(), verifier, size, number)
          .update();
    var note = next.sign(Checkpoint.of(next.origin(), size, root).text(), now);
    database
        .sql(
            "update evidence_log set origin = ?, note = case when note is null then null else ? end"
                + " where log = ?")
        .params(next.origin(), note.bytes(), sealed.log().key())
        .update();
    if (next.origin().equals(old.origin())) signWitnessed(next, now);
    else
      database
          .sql("delete from evidence_witnessed where log = ?")
          .param(sealed.log().key())
          .update();
  }

  /** Proofs end at the cosigned checkpoint, so that one needs the new keys too. */
  private void signWitnessed(LogKeys next, long now) {
    database
        .sql("select note from evidence_witnessed where log = ? for update")
        .param(sealed.log().key())
        .query(byte[].class)
        .optional()
        .map(SignedNote::of)
        .map(it -> it.with(next.sign(it.text(), now).signatures()))
        .ifPresent(
            it ->
                database
                    .sql("update evidence_witnessed set note = ? where log = ?")
                    .params(it.bytes(), sealed.log().key())
                    .update());
  }

  private List<byte[]> statements() {
    return database
        .sql("select statement from evidence_key_change where log = ? order by number")
        .param(sealed.log().key())
        .query((row, _) -> requireNonNull(row.getBytes(1)))
        .list();
  }
}
