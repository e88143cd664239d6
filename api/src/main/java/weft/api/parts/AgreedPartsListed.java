package weft.api.parts;

import org.springframework.stereotype.Component;
import weft.api.reading.ListedAs;
import weft.party.Side;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.Board;

@Component
class AgreedPartsListed implements ListedAs<PartAgreementRow> {
  @Override
  public Board<PartAgreementRow> board() {
    return PartAgreementRow.BOARD;
  }

  @Override
  public AgreedPart listed(PartAgreementRow row, Side reader) {
    return AgreedPart.of(row, reader);
  }

  @Override
  public String buyer(PartAgreementRow row) {
    return row.buyer();
  }
}
