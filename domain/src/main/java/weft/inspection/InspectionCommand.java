package weft.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.certificate.CertificateId;
import weft.event.StreamCommand;
import weft.inspection.sampling.Strictness;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.photo.Photo;

/** Everything that its owner can ask of an inspection. */
public sealed interface InspectionCommand extends StreamCommand {
  InspectionId inspection();

  @Override
  default String stream() {
    return inspection().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(inspection().owner());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * Begins the inspection of a lot.
   *
   * @param version of the plan, which holds for this inspection whatever is published later
   * @param lot the quantity to be accepted or rejected, all of the batch or a part of it
   * @param site where its stock is; null to look for it when the lot is decided
   */
  record BeginInspection(
      InspectionId inspection,
      InspectedGoods goods,
      int version,
      String edition,
      Strictness strictness,
      List<Characteristic> characteristics,
      Quantity lot,
      String unit,
      @Nullable String site,
      PersonCode person)
      implements InspectionCommand {}

  record RecordResults(InspectionId inspection, List<EnteredResult> results, PersonCode person)
      implements InspectionCommand {}

  /**
   * Ends the measuring.
   *
   * @param decision refused where the values say otherwise; null to take what they say
   */
  record DecideInspection(InspectionId inspection, @Nullable Conformity decision, PersonCode person)
      implements InspectionCommand {}

  /**
   * A second person decides otherwise.
   *
   * @param over certificates that were replaced or revoked, which no decision contests any more;
   *     null in a command from another version of the hub
   */
  record OverruleInspection(
      InspectionId inspection,
      Conformity decision,
      String reason,
      PersonCode person,
      @Nullable List<CertificateId> over)
      implements InspectionCommand {
    public OverruleInspection {
      over = over == null ? null : List.copyOf(over);
    }

    /** An overruling where no certificate was replaced or revoked. */
    public OverruleInspection(
        InspectionId inspection, Conformity decision, String reason, PersonCode person) {
      this(inspection, decision, reason, person, List.of());
    }
  }

  /**
   * States what becomes of goods of the lot.
   *
   * @param concession required for {@code CONCESSION}; null otherwise
   */
  record DisposeGoods(
      InspectionId inspection,
      DispositionKind kind,
      Quantity quantity,
      @Nullable ConcessionId concession,
      PersonCode person)
      implements InspectionCommand {}

  /**
   * Marks the inspection, because an instrument that it used was found out of tolerance.
   *
   * @param since the day of the instrument's last good calibration; null where there was none
   * @param over certificates that were replaced or revoked, which no doubt contests any more; null
   *     in a command from another version of the hub
   */
  record DoubtInspection(
      InspectionId inspection,
      String instrument,
      @Nullable LocalDate since,
      LocalDate found,
      @Nullable List<CertificateId> over)
      implements InspectionCommand {
    public DoubtInspection {
      over = over == null ? null : List.copyOf(over);
    }

    /** A doubt where no certificate was replaced or revoked. */
    public DoubtInspection(
        InspectionId inspection, String instrument, @Nullable LocalDate since, LocalDate found) {
      this(inspection, instrument, since, found, List.of());
    }
  }

  /**
   * Its owner issues a certificate from it. Refused unless the inspection passed, by its values or
   * by a second person, and is of goods of the certificate.
   *
   * @param part of the certificate, the owner's own number
   * @param batches that the certificate covers
   * @param index of the inspection in the certificate
   */
  record CertifyInspection(
      InspectionId inspection,
      CertificateId certificate,
      String part,
      List<String> batches,
      int index)
      implements InspectionCommand {
    public CertifyInspection {
      batches = List.copyOf(batches);
    }
  }

  /**
   * Adds a photo of a characteristic. The same photo again changes nothing. It stays possible after
   * the decision.
   *
   * @param piece the number of the piece that it shows; null where it shows no single piece
   */
  record PhotographInspected(
      InspectionId inspection,
      String characteristic,
      @Nullable String piece,
      Photo photo,
      PersonCode person)
      implements InspectionCommand {}

  /**
   * Erases a photo.
   *
   * @param sha256 of the image
   */
  record EraseInspectionPhoto(
      InspectionId inspection, String sha256, String reason, PersonCode person)
      implements InspectionCommand {}
}
