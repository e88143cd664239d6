package weft.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/** Describes the differences between a schedule's old and new key. */
public final class ScheduleRenaming {
  private static final Text NONE = new Text("no %s", "无%s");

  private ScheduleRenaming() {}

  /** Fills a text with the part, the new name and the old name. */
  public static Text text(Text sentence, DeliveryScheduleId old, DeliveryScheduleId now) {
    return sentence.with(now.part(), name(now, old), name(old, now));
  }

  /** Lists the agreements of schedules, in their order. */
  public static Text agreements(List<DeliveryScheduleId> schedules) {
    return schedules.stream()
        .map(it -> part(AGREEMENT, it.agreement()))
        .reduce((one, next) -> new Text(one.en() + ", " + next.en(), one.zh() + "、" + next.zh()))
        .orElseThrow();
  }

  private static Text name(DeliveryScheduleId it, DeliveryScheduleId other) {
    List<Text> said = new ArrayList<>();
    if (!it.site().equals(other.site())) said.add(part(SITE, it.site()));
    if (!Objects.equals(it.agreement(), other.agreement()))
      said.add(part(AGREEMENT, it.agreement()));
    if (!Objects.equals(it.unloadingPoint(), other.unloadingPoint()))
      said.add(part(POINT, it.unloadingPoint()));
    return said.stream()
        .reduce((one, next) -> new Text(one.en() + ", " + next.en(), one.zh() + "、" + next.zh()))
        .orElse(new Text(it.part(), it.part()));
  }

  private static final Text SITE = new Text("site", "工厂");
  private static final Text AGREEMENT = new Text("agreement", "协议");
  private static final Text POINT = new Text("unloading point", "卸货点");

  private static Text part(Text noun, @Nullable String value) {
    return value == null
        ? NONE.with(noun)
        : new Text(noun.en() + " " + value, noun.zh() + " " + value);
  }
}
