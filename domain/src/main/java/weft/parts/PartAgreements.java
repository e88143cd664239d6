package weft.parts;

import weft.event.StreamType;
import weft.language.Text;
import weft.parts.PartAgreementEvent.PartAgreed;
import weft.party.Side;

/** Declares the partners' agreements on parts as a kind of stream. */
public final class PartAgreements {
  public static final StreamType<PartAgreementEvent> PART_AGREEMENT =
      StreamType.of(PartAgreementId.TYPE, PartAgreementEvent.class)
          .partAt(2)
          .decidedBy(PartAgreementCommand.class, PartAgreement.NEW)
          .refusing(PartRefusal.class)
          .event(
              "part-agreed",
              PartAgreed.class,
              it ->
                  new Text("%s stated its terms of part %s.", "%s 填写了零件 %s 的约定。")
                      .with(
                          it.by() == Side.BUYER
                              ? it.agreement().buyer()
                              : it.agreement().supplier(),
                          it.agreement().part()));

  private PartAgreements() {}
}
