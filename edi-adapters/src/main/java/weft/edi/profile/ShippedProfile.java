package weft.edi.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import weft.edi.profile.ProfileText.Notation;
import weft.language.Text;
import weft.party.Profile;

/**
 * A profile delivered with the hub as a starting point. This record is the JSON.
 *
 * @param yaml the profile's file, including its comments
 */
public record ShippedProfile(String name, Text title, Text about, String yaml, Profile profile) {

  /** All shipped profiles, the plain one first. */
  public static final List<ShippedProfile> ALL =
      List.of(
          shipped(
              "plain",
              new Text("Plain", "基本"),
              new Text(
                  "The standard as it is, in any release the hub knows.", "按标准执行，适用于平台支持的任何版本。")),
          shipped(
              "vda-4984",
              new Text("VDA 4984 (delivery forecast)", "VDA 4984（交货预测）"),
              new Text(
                  "DELFOR D04A as German automotive buyers send it; no answer to schedules.",
                  "德国汽车行业采购方使用的 DELFOR D04A；不答复计划。")),
          shipped(
              "vda-4985",
              new Text("VDA 4985 (call-off)", "VDA 4985（要货指令）"),
              new Text(
                  "DELJIT D04A beside the forecast; call-offs replace it within their window.",
                  "与预测并用的 DELJIT D04A；要货指令在其时段内取代预测。")),
          shipped(
              "vda-4987",
              new Text("VDA 4987 (despatch advice)", "VDA 4987（发货通知）"),
              new Text("Despatch advices are written as DESADV D07A.", "发货通知以 DESADV D07A 发出。")),
          shipped(
              "odette",
              new Text("Odette / Global DELFOR", "Odette / 全球 DELFOR"),
              new Text(
                  "DELFOR and DELJIT in D96A or D97A, codes beyond the lists tolerated.",
                  "D96A 或 D97A 的 DELFOR 与 DELJIT，允许代码表以外的代码。")),
          shipped(
              "x12-automotive",
              new Text("X12 automotive", "X12 汽车行业"),
              new Text(
                  "830, 862 and 850 in 004010; despatch as 856, errors as 824.",
                  "004010 版的 830、862 和 850；发货用 856，错误用 824。")));

  private static ShippedProfile shipped(String name, Text title, Text about) {
    try (InputStream in =
        Objects.requireNonNull(ShippedProfile.class.getResourceAsStream(name + ".yaml"), name)) {
      String yaml = new String(in.readAllBytes(), UTF_8);
      var checked = ProfileText.check(yaml, Notation.YAML);
      Profile profile = checked.profile();
      if (profile == null) throw new IllegalStateException(name + ": " + checked.findings());
      return new ShippedProfile(name, title, about, yaml, profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
