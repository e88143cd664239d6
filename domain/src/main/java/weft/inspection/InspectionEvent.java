package weft.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.certificate.CertificateId;
import weft.event.ContradictionEvent;
import weft.event.LimitedReaders;
import weft.event.StreamCommand;
import weft.event.ToldToOthers;
import weft.inspection.sampling.Strictness;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.photo.Photo;

/**
 * Everything that can happen to an inspection. A customer that received goods of the batch may read
 * the events without quantities, values, persons and internal reasons. Stored for ever: add
 * nullable components, never rename or move.
 */
public sealed interface InspectionEvent extends ToldToOthers {
  InspectionId inspection();

  InspectedGoods goods();

  /** The event without what only the inspecting party may read. */
  InspectionEvent reduced();

  @Override
  default Object asReadBy(PartyCode reader) {
    return reader.equals(inspection().owner()) ? this : reduced();
  }

  /**
   * The inspection began.
   *
   * @param version of the plan
   * @param lot null for other readers than the inspecting party
   * @param samples empty for other readers than the inspecting party
   */
  record InspectionBegun(
      InspectionId inspection,
      InspectedGoods goods,
      int version,
      String edition,
      Strictness strictness,
      @Nullable Quantity lot,
      String unit,
      @Nullable String site,
      List<Sampled> samples,
      @Nullable PersonCode person)
      implements InspectionEvent {
    @Override
    public InspectionBegun reduced() {
      return new InspectionBegun(
          inspection, goods, version, edition, strictness, null, unit, null, List.of(), null);
    }
  }

  /**
   * Values were measured.
   *
   * @param version of the plan whose limits they were compared with
   * @param values empty for other readers than the inspecting party
   */
  record InspectionMeasured(
      InspectionId inspection,
      InspectedGoods goods,
      int version,
      List<InspectedValue> values,
      @Nullable PersonCode person)
      implements InspectionEvent {
    @Override
    public InspectionMeasured reduced() {
      return new InspectionMeasured(inspection, goods, version, List.of(), null);
    }
  }

  /**
   * The values decided the lot.
   *
   * @param usable the lot without its nonconforming pieces; zero where it failed, null for other
   *     readers than the inspecting party
   */
  record InspectionDecided(
      InspectionId inspection,
      InspectedGoods goods,
      Conformity verdict,
      @Nullable Quantity usable,
      @Nullable PersonCode person)
      implements InspectionEvent {
    @Override
    public InspectionDecided reduced() {
      return new InspectionDecided(inspection, goods, verdict, null, null);
    }
  }

  /**
   * A second person decided otherwise.
   *
   * @param reason null for other readers than the inspecting party
   */
  record InspectionOverruled(
      InspectionId inspection,
      InspectedGoods goods,
      Conformity verdict,
      @Nullable String reason,
      @Nullable PersonCode person)
      implements InspectionEvent {
    @Override
    public InspectionOverruled reduced() {
      return new InspectionOverruled(inspection, goods, verdict, null, null);
    }
  }

  /**
   * It was stated what becomes of goods of the lot.
   *
   * @param kind null for other readers than the inspecting party where the goods were scrapped or
   *     sent to rework
   * @param quantity null for other readers than the inspecting party
   */
  record GoodsDisposed(
      InspectionId inspection,
      InspectedGoods goods,
      @Nullable DispositionKind kind,
      @Nullable Quantity quantity,
      String unit,
      @Nullable ConcessionId concession,
      @Nullable PersonCode person)
      implements InspectionEvent {
    @Override
    public GoodsDisposed reduced() {
      boolean internal = kind == DispositionKind.SCRAP || kind == DispositionKind.REWORK;
      return new GoodsDisposed(inspection, goods, internal ? null : kind, null, unit, null, null);
    }
  }

  /** An instrument that measured values of it was found out of tolerance. */
  record InspectionDoubted(
      InspectionId inspection,
      InspectedGoods goods,
      String instrument,
      @Nullable LocalDate since,
      LocalDate found)
      implements InspectionEvent {
    @Override
    public InspectionDoubted reduced() {
      return this;
    }
  }

  /**
   * Certificates rest on an inspection that no longer holds: a second person decided that the lot
   * failed, or an instrument that measured it was found out of tolerance. They are contested; each
   * customer sees that of its own certificate alone.
   *
   * @param certificates that were issued from it; empty for other readers than the inspecting party
   * @param instrument the one out of tolerance; null where a person overruled
   */
  record InspectionContradicted(
      InspectionId inspection,
      InspectedGoods goods,
      List<CertificateId> certificates,
      @Nullable String instrument)
      implements InspectionEvent, ContradictionEvent, LimitedReaders {
    public InspectionContradicted {
      certificates = List.copyOf(certificates);
    }

    @Override
    public InspectionContradicted reduced() {
      return new InspectionContradicted(inspection, goods, List.of(), null);
    }

    @Override
    public boolean isFoundBy(PartyCode reader) {
      return false;
    }

    @Override
    public Text told() {
      String numbers =
          certificates.stream().map(CertificateId::number).collect(Collectors.joining(", "));
      return instrument == null
          ? new Text(
                  "Certificates rest on inspection %s, which was overruled to failed: %s.",
                  "检验 %s 已改判为不合格，依据该检验签发的证书：%s。")
              .with(inspection.number(), numbers)
          : new Text(
                  "Certificates rest on inspection %s, for which instrument %s, found out of"
                      + " tolerance, measured: %s.",
                  "检验 %s 所用器具 %s 已发现超差，依据该检验签发的证书：%s。")
              .with(inspection.number(), instrument, numbers);
    }

    @Override
    public @Nullable Integer segment(StreamCommand by) {
      return null;
    }
  }

  /**
   * A certificate was issued from it. The event stands in this stream so that a decision of the
   * same moment cannot slip in between.
   *
   * @param certificate null for other readers than the inspecting party, because it may be another
   *     customer's
   */
  record InspectionCertified(
      InspectionId inspection, InspectedGoods goods, @Nullable CertificateId certificate)
      implements InspectionEvent, LimitedReaders {
    @Override
    public InspectionCertified reduced() {
      return new InspectionCertified(inspection, goods, null);
    }

    @Override
    public boolean isFoundBy(PartyCode reader) {
      return false;
    }
  }

  /**
   * A photo of a characteristic was added.
   *
   * @param characteristic null for other readers than the inspecting party, as is the photo
   * @param piece null where it shows no single piece
   */
  record InspectionPhotographed(
      InspectionId inspection,
      InspectedGoods goods,
      @Nullable String characteristic,
      @Nullable String piece,
      @Nullable Photo photo,
      @Nullable PersonCode person)
      implements InspectionEvent, LimitedReaders {
    @Override
    public InspectionPhotographed reduced() {
      return new InspectionPhotographed(inspection, goods, null, null, null, null);
    }

    @Override
    public boolean isFoundBy(PartyCode reader) {
      return false;
    }
  }

  /**
   * A photo was erased; its digest stays in the history.
   *
   * @param sha256 null for other readers than the inspecting party, as is the reason
   */
  record InspectionPhotoErased(
      InspectionId inspection,
      InspectedGoods goods,
      @Nullable String sha256,
      @Nullable String reason,
      @Nullable PersonCode person)
      implements InspectionEvent, LimitedReaders {
    @Override
    public InspectionPhotoErased reduced() {
      return new InspectionPhotoErased(inspection, goods, null, null, null);
    }

    @Override
    public boolean isFoundBy(PartyCode reader) {
      return false;
    }
  }
}
