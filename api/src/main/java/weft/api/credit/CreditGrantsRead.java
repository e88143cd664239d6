package weft.api.credit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.credit.CreditIndicator;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.projections.sharing.GrantRow;

/**
 * The grants of credit that a bank holds now. They decide for reads of the past too, so that a
 * withdrawn grant closes the past.
 *
 * @param held in the order in which they were given
 */
record CreditGrantsRead(List<GrantRow> held) {
  private static final int MOST = 500;
  private static final int MOST_BYTES = 4 << 20;

  /**
   * Reads the grants of all givers that are in force.
   *
   * @param bank who reads
   */
  static CreditGrantsRead of(JdbcClient db, PartyScope bank, LocalDate today) {
    var rows =
        GrantRow.BOARD
            .reads()
            .first(
                db,
                bank,
                List.of(
                    Filter.is("item", "to"),
                    Filter.is("what", "credit"),
                    Filter.is("receiver", bank.party().value()),
                    new Filter("t.withdrawn_at is null and t.until >= :today", "today", today)),
                "t.given_position desc",
                Moment.NOW,
                MOST,
                MOST_BYTES)
            .rows();
    return new CreditGrantsRead(
        rows.stream().sorted(Comparator.comparing(GrantRow::givenAt)).toList());
  }

  /** The grants of one supplier. */
  CreditGrantsRead from(PartyCode supplier) {
    return new CreditGrantsRead(
        held.stream().filter(it -> it.giver().equals(supplier.value())).toList());
  }

  /** The indicators that any of them names. */
  Set<CreditIndicator> indicators() {
    Set<CreditIndicator> named = new LinkedHashSet<>();
    for (CreditIndicator it : CreditIndicator.values())
      if (held.stream().anyMatch(grant -> names(grant, it))) named.add(it);
    return named;
  }

  /** The parties that let the bank read this indicator. */
  Set<String> giversOf(CreditIndicator indicator) {
    return held.stream()
        .filter(it -> names(it, indicator))
        .map(GrantRow::giver)
        .collect(Collectors.toSet());
  }

  List<String> purposes() {
    return held.stream().map(GrantRow::purpose).filter(Objects::nonNull).distinct().toList();
  }

  private static boolean names(GrantRow grant, CreditIndicator indicator) {
    return grant.indicators() != null && grant.indicators().contains(indicator.code());
  }
}
