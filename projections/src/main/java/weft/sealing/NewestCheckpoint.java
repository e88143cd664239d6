package weft.sealing;

import org.springframework.jdbc.core.simple.JdbcClient;
import weft.evidence.Checkpoint;
import weft.evidence.MerkleTree;
import weft.evidence.SignedNote;

/**
 * Puts a log's newest checkpoint, and the newest cosigned one, under the log's current keys and
 * name. The caller holds the sealers' lock in a transaction.
 */
record NewestCheckpoint(JdbcClient database, SealedLog sealed) {
  /** Signs the log as it is; changes nothing if these keys have signed it. */
  void sign(LogKeys keys, long epochSecond) {
    var there = sealed.checkpoint();
    if (there.isEmpty()) {
      name(keys.origin());
      return;
    }
    var old = Checkpoint.of(there.get().text());
    boolean sameName = old.origin().equals(keys.origin());
    if (sameName && keys.signed(there.get())) return;
    long size = sealed.size();
    var text = Checkpoint.of(keys.origin(), size, MerkleTree.root(size, sealed.nodes())).text();
    name(keys.origin());
    database
        .sql("update evidence_log set note = ? where log = ?")
        .params(keys.sign(text, epochSecond).bytes(), sealed.log().key())
        .update();
    if (sameName) signWitnessed(keys, epochSecond);
    else
      database
          .sql("delete from evidence_witnessed where log = ?")
          .param(sealed.log().key())
          .update();
  }

  private void name(String origin) {
    database
        .sql("update evidence_log set origin = ? where log = ? and origin <> ?")
        .params(origin, sealed.log().key(), origin)
        .update();
  }

  /** Proofs end at the cosigned checkpoint, so that one needs the new keys too. */
  private void signWitnessed(LogKeys keys, long now) {
    database
        .sql("select note from evidence_witnessed where log = ? for update")
        .param(sealed.log().key())
        .query(byte[].class)
        .optional()
        .map(SignedNote::of)
        .map(it -> it.with(keys.sign(it.text(), now).signatures()))
        .ifPresent(
            it ->
                database
                    .sql("update evidence_witnessed set note = ? where log = ?")
                    .params(it.bytes(), sealed.log().key())
                    .update());
  }
}
