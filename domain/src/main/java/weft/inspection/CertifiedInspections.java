package weft.inspection;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import weft.certificate.MeasuredResult;
import weft.event.Refused;
import weft.inspection.InspectionRefusal.MeasuredInOtherUnit;
import weft.inspection.InspectionRefusal.ValueNotMeasured;

/**
 * The decided inspections from which a certificate is issued. A number that the certificate states
 * for one of their characteristics lies within what they measured of it. Results of characteristics
 * that none of them inspects, such as the maker's chemical analysis, are not compared.
 */
public record CertifiedInspections(List<Inspection> all) {
  public CertifiedInspections {
    all = List.copyOf(all);
  }

  /** Refuses the first result that no inspection measured. */
  public void check(List<MeasuredResult> results) {
    for (int i = 0; i < results.size(); i++) check(results.get(i), i);
  }

  private void check(MeasuredResult stated, int index) {
    BigDecimal value = stated.value();
    if (value == null) return;
    boolean inspected = false;
    BigDecimal least = null;
    BigDecimal most = null;
    for (Inspection it : all)
      for (Tally tally : it.tallies()) {
        Characteristic of = tally.sampled().of();
        if (!of.characteristic().equals(stated.characteristic())) continue;
        inspected = true;
        if (!isOf(it, stated)) continue;
        if (!Objects.equals(of.unit(), stated.unit()))
          throw new Refused(new MeasuredInOtherUnit(index, of.characteristic(), of.unit()));
        for (Tally.Piece piece : tally.pieces()) {
          BigDecimal measured = piece.value();
          if (measured == null) continue;
          least = least == null ? measured : least.min(measured);
          most = most == null ? measured : most.max(measured);
        }
      }
    boolean within =
        least != null && most != null && value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    if (inspected && !within)
      throw new Refused(new ValueNotMeasured(index, stated.characteristic(), least, most));
  }

  private static boolean isOf(Inspection it, MeasuredResult stated) {
    return stated.batch() == null
        || (it.begun() != null && it.begun().goods().batch().equals(stated.batch()));
  }
}
