package weft.api.parts;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.imports.Importable;
import weft.api.imports.sheet.Cells;
import weft.api.imports.sheet.Column;
import weft.api.reading.AuditedParties;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;

/**
 * Part agreements as a spreadsheet with one row per part. An empty cell leaves the value unchanged.
 */
@Component
class PartAgreementSheet implements Importable<StatedPart, PartAgreementRow> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("partner", "伙伴", Cells.TEXT).required(),
          Column.of("part", "零件号", Cells.TEXT).required(),
          Column.of("partnerPart", "伙伴零件号", Cells.TEXT),
          Column.of("names.zh", "中文名称", Cells.TEXT),
          Column.of("names.en", "英文名称", Cells.TEXT),
          Column.of("unit", "基本单位", Cells.TEXT),
          Column.of("conversions", "单位换算", Cells.pairs("unit", '=', "factor", true)),
          Column.of("transitDays", "运输天数", Cells.WHOLE),
          Column.of("range.minimum", "最低库存", Cells.NUMBER),
          Column.of("range.maximum", "最高库存", Cells.NUMBER),
          Column.of("range.in", "库存上下限单位", Cells.oneOf("quantity", "数量", "days", "天数")),
          Column.of("cover.calendar", "可供天数按", Cells.oneOf("calendar", "自然日", "working", "工作日")),
          Column.of("cover.inspectionCounts", "待检计入可供", Cells.YES_OR_NO),
          Column.of("spread", "周计划分摊", Cells.oneOf("first", "首日", "even", "平均")),
          Column.of("staleAfterHours", "数据时效（小时）", Cells.WHOLE),
          Column.of("planner", "计划员", Cells.TEXT),
          Column.of("certificates", "随货证书", new CertificatesCell()),
          Column.of("packaging.kind", "包装", Cells.TEXT),
          Column.of("packaging.quantity", "每包装数量", Cells.NUMBER),
          Column.of("validity.from", "生效日期", Cells.DATE),
          Column.of("validity.until", "失效日期", Cells.DATE),
          Column.of("otif.earlyDays", "允许提前（天）", Cells.WHOLE),
          Column.of("otif.lateDays", "允许延迟（天）", Cells.WHOLE),
          Column.of("transitIn", "运输天数按", Cells.oneOf("working", "工作日", "calendar", "自然日")),
          Column.of("shipFrom", "发货地点", Cells.TEXT),
          Column.of("trace", "追溯方式", Cells.oneOf("none", "不追溯", "batch", "批次", "serial", "序列号")),
          Column.of("inspector", "第二签署方", Cells.TEXT));

  private final StatedParts stated;
  private final ReadContexts readings;

  PartAgreementSheet(StatedParts stated, ReadContexts readings) {
    this.stated = stated;
    this.readings = readings;
  }

  @Override
  public String what() {
    return "part-agreements";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public boolean leftOutStays() {
    return true;
  }

  @Override
  public Class<StatedPart> body() {
    return StatedPart.class;
  }

  @Override
  public void require(Caller caller) {
    stated.require(caller);
  }

  @Override
  public Entry entry(Caller caller, @Nullable String as, StatedPart body, Instant at) {
    StatedParts.Said said = stated.said(caller, as, body);
    String stream = said.agreement().stream();
    return new Entry(
        stream,
        stream,
        said.side().name().toLowerCase(Locale.ROOT),
        () -> stated.command(said, body));
  }

  @Override
  public Board<PartAgreementRow> board() {
    return PartAgreementRow.BOARD;
  }

  @Override
  public List<Filter> own(Caller caller) {
    return List.of();
  }

  @Override
  public List<Exported> exported(PartAgreementRow row, ReadContext reading) {
    Set<String> granted = readings.granted(reading, "parts");
    var side = AuditedParties.side(reading.scope(), granted, row.buyer());
    return List.of(new Exported(row.stream(), AgreedPart.of(row, side)));
  }
}
