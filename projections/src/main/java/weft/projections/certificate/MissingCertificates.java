package weft.projections.certificate;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.certificate.CertificateState;
import weft.certificate.CertificateType;
import weft.party.PartyScope;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;

/**
 * Narrows shipments to those with a line for which the agreement of its part requires a certificate
 * that is not in force. Says in SQL what {@link CertifiedGoods#areOf} says of one row.
 */
public final class MissingCertificates {
  private static final String CERTIFICATES =
      "buyer, supplier, part, type, state, batches, order_number, from_position";
  private static final String AGREEMENTS = "buyer, supplier, part, terms, from_position";

  private static final String READABLE =
      " and array[t.buyer, t.supplier] && array(select unnest(audited('parts')) intersect select"
          + " unnest(audited('certificate')))";

  private MissingCertificates() {}

  /**
   * Shipments sent on that day or later; for an auditor, those of parties that let it read both
   * agreements and certificates, because it would otherwise miss every certificate.
   *
   * @param since null does not narrow
   */
  public static Filter ofShipments(PartyScope scope, Moment moment, @Nullable LocalDate since) {
    return new Filter(
        """
        t.day >= :certifiedSince and t.state not in ('cancelled', 'unannounced')%s and exists (
          select from jsonb_array_elements(t.lines) l
          join %s a on a.buyer = t.buyer and a.supplier = t.supplier and a.part = l ->> 'part'
          cross join jsonb_array_elements(a.terms -> 'certificates') r
          where not exists (
            select from %s c
            where c.buyer = t.buyer and c.supplier = t.supplier and c.part = l ->> 'part' and c.state in (%s) and (%s)
              and case when jsonb_array_length(c.batches) > 0 then jsonb_exists(c.batches, l ->> 'batch')
                when c.order_number is not null then c.order_number = l ->> 'order'
                else c.type not in (%s) end))\
        """
            .formatted(
                scope.role() == PartyScope.Role.AUDITOR ? READABLE : "",
                moment.of("part_agreements", AGREEMENTS),
                moment.of("certificates", CERTIFICATES),
                inForce(),
                serving(),
                specific()),
        "certifiedSince",
        since);
  }

  private static String inForce() {
    return Arrays.stream(CertificateState.values())
        .filter(CertificateState::isInForce)
        .map(it -> "'" + it.name().toLowerCase(java.util.Locale.ROOT) + "'")
        .collect(joining(", "));
  }

  private static String specific() {
    return types().filter(CertificateType::isSpecific).map(it -> quoted(it)).collect(joining(", "));
  }

  /** A certificate serves its own type, and some serve another one. */
  private static String serving() {
    return Stream.concat(
            Stream.of("c.type = r ->> 'type'"),
            types()
                .flatMap(
                    one ->
                        types()
                            .filter(asked -> asked != one && one.serves(asked))
                            .map(
                                asked ->
                                    "c.type = %s and r ->> 'type' = %s"
                                        .formatted(quoted(one), quoted(asked)))))
        .collect(joining(" or "));
  }

  private static Stream<CertificateType> types() {
    return Arrays.stream(CertificateType.values());
  }

  private static String quoted(CertificateType it) {
    return "'" + it.code() + "'";
  }
}
