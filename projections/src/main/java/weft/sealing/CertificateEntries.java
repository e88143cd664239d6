package weft.sealing;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.certificate.CertificateEvent;
import weft.certificate.CertificateEvent.CertificateAccepted;
import weft.certificate.CertificateEvent.CertificateIssued;
import weft.certificate.CertificateEvent.CertificateRejected;
import weft.certificate.CertificateEvent.CertificateRevoked;
import weft.certificate.CertificateEvent.CertificateSuperseded;
import weft.certificate.CertificateEvent.CertificateSupplemented;
import weft.certificate.CertificateEvent.CertificateValidated;
import weft.certificate.CertificateState;
import weft.event.Recorded;
import weft.evidence.CertificateEntry;
import weft.history.store.HistoryReader;

/** Each state of each certificate, in the order of the events that made them. */
record CertificateEntries(JdbcClient database, HistoryReader history) implements LogEntries {
  /** A certificate may have megabytes of results; a batch has one more than this at most. */
  private static final long BATCH_BYTES = 1 << 20;

  @Override
  public EvidenceLog log() {
    return EvidenceLog.CERTIFICATES;
  }

  @Override
  public long count() {
    return database
        .sql("select count(*) from domain_event where stream_type = 'Certificate'")
        .query(Long.class)
        .single();
  }

  @Override
  public Batch next(long size, int most) {
    var positions =
        database
            .sql(
                """
                select position from domain_event
                where stream_type = 'Certificate' and position > coalesce((select position from evidence_certificate where entry = ?), 0)
                order by position limit ?
                """)
            .params(size - 1, most)
            .query((row, _) -> row.getLong(1))
            .list();
    var events = history.at(positions, BATCH_BYTES);
    return new States(size, events, positions.size() == most || events.size() < positions.size());
  }

  @Override
  public void signed(JdbcClient database, long size, byte[] note) {
    database
        .sql("insert into evidence_checkpoint (log, size, note) values (?, ?, ?)")
        .params(log().key(), size, note)
        .update();
  }

  private record States(long first, List<Recorded> events, boolean isFull) implements Batch {
    @Override
    public boolean isEmpty() {
      return events.isEmpty();
    }

    @Override
    public List<byte[]> keep(JdbcClient database, SecureRandom random) {
      var leaves = new ArrayList<byte[]>();
      Map<String, String> issued = new HashMap<>();
      for (int i = 0; i < events.size(); i++) {
        var event = events.get(i);
        String sha256 =
            event.payload() instanceof CertificateIssued issue
                ? issue.sha256()
                : issued.computeIfAbsent(event.stream(), stream -> issued(database, stream));
        issued.put(event.stream(), sha256);
        var salt = new byte[32];
        random.nextBytes(salt);
        long index = first + i;
        var entry = entry(event, sha256, salt, () -> standing(database, event.stream(), index));
        leaves.add(entry.leafHash());
        keep(database, index, event, entry);
      }
      return leaves;
    }

    private static void keep(JdbcClient database, long index, Recorded of, CertificateEntry it) {
      database
          .sql(
              """
              insert into evidence_certificate (entry, position, certificate, sha256, state, at, random)
              values (?, ?, ?, ?, ?, ?, ?)
              """)
          .params(index, of.position(), of.stream(), it.sha256(), it.state(), it.time(), it.salt())
          .update();
    }

    private static String issued(JdbcClient database, String stream) {
      return database
          .sql("select sha256 from evidence_certificate where certificate = ? limit 1")
          .param(stream)
          .query(String.class)
          .single();
    }
  }

  /**
   * The entry of an event.
   *
   * @param sha256 of the document that the certificate's first event issued
   * @param standing the state of the certificate's entry before it, which a supplement keeps
   */
  static CertificateEntry entry(
      Recorded event, String sha256, byte[] salt, Supplier<String> standing) {
    if (!(event.payload() instanceof CertificateEvent it))
      throw new IllegalStateException("The event at " + event.position() + " cannot be read");
    String state = state(it);
    return new CertificateEntry(
        salt,
        sha256,
        state == null ? standing.get() : state,
        SealedLog.MICROSECONDS.format(event.recordedAt()));
  }

  /** The state of the certificate's last entry before this one. */
  static String standing(JdbcClient database, String stream, long before) {
    return database
        .sql(
            "select state from evidence_certificate where certificate = ? and entry < ?"
                + " order by entry desc limit 1")
        .params(stream, before)
        .query(String.class)
        .single();
  }

  /** The state that an event brings; null where it brings none. */
  private static @Nullable String state(CertificateEvent event) {
    @Nullable CertificateState state =
        switch (event) {
          case CertificateIssued it -> CertificateState.issued(it.content().type());
          case CertificateValidated _ -> CertificateState.ISSUED;
          case CertificateAccepted _ -> CertificateState.ACCEPTED;
          case CertificateRejected _ -> CertificateState.REJECTED;
          case CertificateSuperseded _ -> CertificateState.SUPERSEDED;
          case CertificateRevoked _ -> CertificateState.REVOKED;
          case CertificateSupplemented _ -> null;
        };
    return state == null ? null : state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
