package weft.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.await;
import static weft.history.HappeningHub.happen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.database.TestDatabase;
import weft.evidence.CertificateVerification;
import weft.evidence.Checkpoint;
import weft.evidence.LogProof;
import weft.evidence.NoteKey;
import weft.evidence.SignedNote;
import weft.evidence.Signing;
import weft.evidence.TrustPolicy;
import weft.evidence.TrustPolicy.Trust;
import weft.history.HappeningHub;
import weft.history.History;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;

/** The log of certificates has what the log of the history has: witnesses, new keys, an audit. */
class SealedCertificatesTest {
  private static final String ORIGIN = "weft.example/certificates";
  private static final LogKeys OLD = keys(ORIGIN);
  private static final NoteKey WITNESS = NoteKey.make("witness.example", Signing.ML_DSA_44);
  private static final int MANY = 30;

  private TestDatabase db;
  private History hub;
  private HistoryReader history;
  private SealedLog sealed;
  private Sealer sealer;

  private static LogKeys keys(String origin) {
    return new LogKeys(
        List.of(NoteKey.make(origin, Signing.ED25519), NoteKey.make(origin, Signing.ML_DSA_44)));
  }

  /** Each certificate is followed by an event of another kind and revoked at the end. */
  @BeforeEach
  void seal() throws IOException {
    db = TestDatabase.fresh();
    hub = HappeningHub.hub(db).open().start();
    history = new HistoryReader(db.pools().writer(), new EventJson(EventTypes.ALL));
    sealed = new SealedLog(db.pools().writer(), EvidenceLog.CERTIFICATES);
    happen(hub, "other", 0);
    sealWith(OLD);
    for (int i = 0; i < MANY; i++) record(i, 0, "certificate-issued");
    for (int i = 0; i < MANY; i++) record(i, 1, "certificate-revoked");
    awaitSize(2 * MANY);
  }

  @AfterEach
  void end() {
    sealer.close();
    hub.close();
    db.close();
  }

  private void sealWith(LogKeys keys) {
    sealer = Sealer.start(db.pools().writer(), history, keys, Clock.systemUTC());
  }

  private void awaitSize(long size) {
    sealer.wake();
    await(() -> size() == size);
  }

  private long size() {
    return sealed.checkpoint().map(it -> Checkpoint.of(it.text()).size()).orElse(0L);
  }

  private static String sha256(int of) {
    return HexFormat.of().toHexDigits(of).repeat(8);
  }

  /** Appends the golden event to a certificate's stream. */
  private void record(int certificate, long sequence, String type) throws IOException {
    try (var golden = getClass().getResourceAsStream("/golden/" + type + ".json")) {
      var payload =
          new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8)
              .replace("\n  \"sha256\" : \"4711\"", "\"sha256\":\"" + sha256(certificate) + "\"");
      db.admin()
          .sql(
              """
              insert into domain_event (position, stream, sequence, event_id, stream_type, type, payload, metadata, recorded_at, published_at)
              select max(position) + 1, ?, ?, gen_random_uuid()::text, 'Certificate', ?, ?, (select metadata from domain_event where position = 1),
                greatest(max(recorded_at) + interval '1 us', now()), now()
              from domain_event
              """)
          .params(
              "Certificate:JIAXIN:" + certificate,
              sequence,
              type,
              payload.getBytes(StandardCharsets.UTF_8))
          .update();
    }
  }

  private SealedCertificates certificates(boolean witnessed) {
    return new SealedCertificates(db.pools().writer(), witnessed);
  }

  private Trust trust(LogProof proof) {
    var note = SignedNote.of(proof.checkpoint());
    var policy =
        Stream.concat(
                sealed.verifiers().stream().map(it -> "log " + it),
                Stream.of("witness w " + WITNESS.verifier(), "quorum w"))
            .collect(Collectors.joining("\n"));
    return TrustPolicy.of(policy.getBytes(StandardCharsets.UTF_8))
        .judge(note, Checkpoint.of(note.text()));
  }

  private void cosign() {
    var note = sealed.checkpoint().orElseThrow();
    new WitnessedCheckpoints(db.pools().writer(), EvidenceLog.CERTIFICATES)
        .keep(note.with(List.of(WITNESS.sign(note.text(), 1_900_000_000))));
  }

  private LogProof issue(int certificate, boolean witnessed) {
    var found = Objects.requireNonNull(issued(certificate, witnessed));
    assertThat(CertificateVerification.includes(found.entry(), found.proof())).isTrue();
    return found.proof();
  }

  private SealedCertificates.@Nullable Proven issued(int certificate, boolean witnessed) {
    return certificates(witnessed).issue(sha256(certificate));
  }

  @Test
  void a_new_certificate_waits_for_its_witness_and_keeps_the_cosigned_checkpoint() {
    assertThat(issued(MANY - 1, true)).as("before the witness").isNull();
    cosign();
    var carried = issue(MANY - 1, true);
    assertThat(trust(carried)).isEqualTo(Trust.GOOD);
    // Checkpoints of other certificates, and settings without witnesses, change nothing.
    happen(hub, "other", 1);
    assertThat(issue(MANY - 1, false).bytes()).isEqualTo(carried.bytes());
  }

  @Test
  void a_certificate_whose_witness_was_silent_keeps_the_first_checkpoint() {
    var first = issue(3, false);
    assertThat(trust(first)).isEqualTo(Trust.NOT_WITNESSED);
    db.admin().sql("update evidence_checkpoint set at = at - interval '13 s'").update();
    cosign();
    assertThat(issue(3, true).bytes()).isEqualTo(first.bytes());
    // The proof for those who hold the hash ends at the cosigned checkpoint.
    for (var it : certificates(true).of(sha256(3))) {
      assertThat(trust(it.proof())).isEqualTo(Trust.GOOD);
      assertThat(CertificateVerification.includes(it.entry(), it.proof())).isTrue();
    }
  }

  /** A certificate of a release that knew no witnesses of this log. */
  @Test
  void a_checkpoint_without_a_time_stays() {
    db.admin().sql("update evidence_checkpoint set at = null").update();
    cosign();
    assertThat(trust(issue(3, true))).isEqualTo(Trust.NOT_WITNESSED);
  }

  @Test
  void new_keys_and_a_new_name_leave_earlier_proofs_valid() throws IOException {
    db.admin().sql("update evidence_checkpoint set at = at - interval '13 s'").update();
    var before = issue(3, true);
    sealer.close();
    var changes = new KeyChanges(db.pools().writer(), EvidenceLog.CERTIFICATES);
    var rotated = keys(ORIGIN);
    changes.change(OLD, rotated, Clock.systemUTC(), hub.events());
    var renamed = keys(ORIGIN + "/2");
    changes.change(rotated, renamed, Clock.systemUTC(), hub.events());
    sealWith(renamed);
    record(MANY, 0, "certificate-issued");
    awaitSize(2 * MANY + 1);
    cosign();
    assertThat(issue(3, true).bytes()).isEqualTo(before.bytes());
    var own = Checkpoint.of(SignedNote.of(issue(MANY, true).checkpoint()).text());
    assertThat(own.origin()).isEqualTo(ORIGIN + "/2");
    assertThat(trust(issue(MANY, true))).isEqualTo(Trust.GOOD);
    assertThat(changes.find(2)).isPresent();
    assertThat(new KeyChanges(db.pools().writer()).find(1)).as("of the history").isEmpty();
  }

  @Test
  void the_audit_finds_each_change_and_none_in_an_unchanged_log() {
    var checkpoint = Checkpoint.of(sealed.checkpoint().orElseThrow().text());
    assertThat(audit(checkpoint).finding()).isEqualTo(LogAudit.Finding.EQUAL);
    assertFound(
        checkpoint, 8, "update evidence_certificate set sha256 = repeat('a', 64) where entry = 7");
    assertFound(checkpoint, 8, "update evidence_certificate set state = 'X' where entry = 7");
    assertFound(checkpoint, 8, "update evidence_certificate set random = '' where entry = 7");
    assertFound(checkpoint, 8, "delete from evidence_certificate where entry = 7");
    String event = " where stream = 'Certificate:JIAXIN:7' and sequence = 0";
    assertFound(checkpoint, 8, "update domain_event set payload = '{'" + event);
    assertFound(checkpoint, 8, "update domain_event set type = 'certificate-revoked'" + event);
    assertFound(checkpoint, 8, "delete from domain_event" + event);
    assertFound(
        checkpoint,
        8,
        "update domain_event set recorded_at = recorded_at + interval '1 us'" + event);
    assertThat(audit(checkpoint).finding()).isEqualTo(LogAudit.Finding.EQUAL);
  }

  /** Changes the database by SQL, and undoes it. */
  private void assertFound(Checkpoint checkpoint, long entry, String sql) {
    db.admin().sql("create table kept_events as select * from domain_event").update();
    db.admin().sql("create table kept_entries as select * from evidence_certificate").update();
    assertThat(db.admin().sql(sql).update()).as(sql).isEqualTo(1);
    var found = audit(checkpoint);
    assertThat(found.finding()).as(sql).isEqualTo(LogAudit.Finding.EVENT_CHANGED);
    assertThat(found.position()).as(sql).isEqualTo(entry);
    db.admin().sql("delete from domain_event").update();
    db.admin().sql("delete from evidence_certificate").update();
    db.admin().sql("insert into domain_event select * from kept_events").update();
    db.admin().sql("insert into evidence_certificate select * from kept_entries").update();
    db.admin().sql("drop table kept_events, kept_entries").update();
  }

  private LogAudit.Result audit(Checkpoint checkpoint) {
    return new LogAudit(db.pools().writer(), history).of(checkpoint, _ -> {});
  }
}
