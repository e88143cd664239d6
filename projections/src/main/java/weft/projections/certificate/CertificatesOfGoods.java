package weft.projections.certificate;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.certificate.CertificateState;
import weft.certificate.CertificateType;
import weft.filing.CertificatesInForce;
import weft.history.Positions;
import weft.shipment.DespatchLine;
import weft.shipment.ShipmentId;

/** Finds the certificates of despatched goods as {@link CertifiedGoods#areOf} says of one row. */
public final class CertificatesOfGoods implements CertificatesInForce {
  /** How long a despatch waits for the views, where the certificate may be of a moment ago. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** After a wait in vain nothing waits for so long, so that a long message waits only once. */
  private static final long AGAIN = Duration.ofSeconds(30).toNanos();

  private static final String TYPES =
      """
      select distinct c.type from certificates c
      where c.buyer = :buyer and c.supplier = :supplier and c.part = :part and c.state = any(:states)
        and case when jsonb_array_length(c.batches) > 0 then coalesce(jsonb_exists(c.batches, :batch), false)
          when c.order_number is not null then c.order_number = :order
          else c.type <> all(:specific) end
      """;

  private final JdbcClient writer;
  private final Positions positions;

  /** The System.nanoTime() until which nothing waits. */
  private volatile long impatient = System.nanoTime();

  public CertificatesOfGoods(JdbcClient writer, Positions positions) {
    this.writer = writer;
    this.positions = positions;
  }

  @Override
  public Set<CertificateType> missing(
      ShipmentId of, DespatchLine line, Set<CertificateType> asked) {
    Set<CertificateType> missing = missingNow(of, line, asked);
    if (missing.isEmpty() || !isPatient()) return missing;
    if (!positions.awaitSettled(positions.head(), PATIENCE)) impatient = System.nanoTime() + AGAIN;
    return missingNow(of, line, asked);
  }

  private boolean isPatient() {
    return System.nanoTime() - impatient >= 0;
  }

  private Set<CertificateType> missingNow(
      ShipmentId of, DespatchLine line, Set<CertificateType> asked) {
    List<CertificateType> known =
        writer
            .sql(TYPES)
            .param("buyer", of.buyer().value())
            .param("supplier", of.supplier().value())
            .param("part", line.part())
            .param("states", IN_FORCE)
            .param("batch", line.batch())
            .param("order", line.order())
            .param("specific", SPECIFIC)
            .query((row, _) -> CertificateType.of(row.getString(1)))
            .list();
    Set<CertificateType> missing = new TreeSet<>(asked);
    missing.removeIf(it -> known.stream().anyMatch(one -> one.serves(it)));
    return missing;
  }

  private static final String[] IN_FORCE =
      Stream.of(CertificateState.values())
          .filter(CertificateState::isInForce)
          .map(it -> it.name().toLowerCase(Locale.ROOT))
          .toArray(String[]::new);

  private static final String[] SPECIFIC =
      Stream.of(CertificateType.values())
          .filter(CertificateType::isSpecific)
          .map(CertificateType::code)
          .toArray(String[]::new);
}
