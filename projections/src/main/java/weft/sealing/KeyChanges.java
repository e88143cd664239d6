package weft.sealing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.event.Provenance;
import weft.event.StreamId;
import weft.evidence.LogChange;
import weft.evidence.LogProof;
import weft.evidence.MerkleTree;
import weft.history.store.EventMetaData;
import weft.keys.EvidenceKeysChanged;
import weft.keys.EvidenceStreams;
import weft.party.PartyCode;

/** The changes of a log's keys: events of the history, each signed by the keys before it. */
public final class KeyChanges {
  private static final Provenance.Actor HUB =
      new Provenance.Actor(new PartyCode("WEFT"), null, null);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration EVERY = Duration.ofMillis(20);

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final SealedLog sealed;
  private final RecordedKeyChanges recorded;

  /** The changes of the history's log. */
  public KeyChanges(DataSource database) {
    this(database, EvidenceLog.HISTORY);
  }

  public KeyChanges(DataSource database, EvidenceLog log) {
    this.database = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.sealed = new SealedLog(database, log);
    this.recorded = new RecordedKeyChanges(this.database, log);
  }

  /** The signed statement of a change; the first has number 1. */
  public Optional<LogProof> find(int number) {
    var all = recorded.all();
    return number < 1 || number > all.size()
        ? Optional.empty()
        : Optional.of(all.get(number - 1).event().signed());
  }

  /**
   * Whether the event at the position changed the keys of a log, so that every caller may read it.
   */
  public boolean isAt(long position) {
    return database
        .sql("select 1 from domain_event where position = ? and stream_type = ?")
        .params(position, EvidenceStreams.EVIDENCE_LOG.name())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /**
   * Records the change between two batches of the sealer. From the event on, the next keys are the
   * log's own; then they sign its newest checkpoint. If they have another name, the log goes on
   * under that name. A sealer repeats the signing if this process ends after the event.
   *
   * @throws IllegalStateException if the old keys are not the log's current ones
   */
  public void change(LogKeys old, LogKeys next, Clock clock, EventBus history) {
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
          long now = clock.instant().getEpochSecond();
          append(changed(old, next, now), history);
          new NewestCheckpoint(database, sealed).sign(next, now);
        });
  }

  private EvidenceKeysChanged changed(LogKeys old, LogKeys next, long now) {
    long size = sealed.size();
    var change =
        new LogChange(
            old.origin(),
            next.origin(),
            size,
            MerkleTree.root(size, sealed.nodes()),
            next.keys().stream().map(it -> it.verifier()).toList());
    var statements =
        recorded.all().stream().map(it -> Objects.requireNonNull(it.event().signed().extra()));
    List<byte[]> earlier = statements.toList();
    var signed = change.signed(earlier, old.keys(), now);
    return EvidenceKeysChanged.of(
        sealed.log().key(), earlier.size() + 1, old.verifiers(), change, signed);
  }

  /** The store commits the event by itself, not with the caller's transaction. */
  private void append(EvidenceKeysChanged event, EventBus history) {
    var stream = EvidenceStreams.of(event.log());
    var request = UUID.randomUUID().toString();
    var provenance =
        new Provenance(
            HUB, new Provenance.Source("hub", null, null, request), Set.of(), request, null);
    history.publish(
        new GenericDomainEventMessage<>(
            StreamId.type(stream),
            stream,
            event.number() - 1L,
            event,
            EventMetaData.of(provenance)));
    awaitCopied(event.number());
  }

  /** The database may have a copy of a history that is kept elsewhere. */
  private void awaitCopied(int number) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (recorded.all().size() < number) {
      if (System.nanoTime() > deadline)
        throw new IllegalStateException(
            "The change is recorded, but this database does not have its event yet. Start a hub,"
                + " which completes it.");
      LockSupport.parkNanos(EVERY.toNanos());
    }
  }
}
