package weft.deploy.issuer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Map;

/** The login page's texts in one language. */
record LoginTexts(String lang, Map<String, String> words) {
  private static final LoginTexts EN =
      new LoginTexts(
          "en",
          Map.of(
              "title", "Log in to Weft",
              "tagline", "Orders, schedules and stock on one shared history",
              "user", "User name",
              "password", "Password",
              "submit", "Log in",
              "other-lang", "zh",
              "other-name", "简体中文",
              "demo", "This is a demo. Every password is “demo”.",
              "failed", "User name and password do not match. Please try again.",
              "wait", "Too many failed attempts. Please try again in %d seconds."));
  private static final LoginTexts ZH =
      new LoginTexts(
          "zh",
          Map.of(
              "title", "登录 Weft",
              "tagline", "订单、计划与库存，共享同一份历史",
              "user", "用户名",
              "password", "密码",
              "submit", "登录",
              "other-lang", "en",
              "other-name", "English",
              "demo", "这是演示环境，所有密码均为 “demo”。",
              "failed", "用户名或密码不正确，请重试。",
              "wait", "失败次数过多，请在 %d 秒后重试。"));

  /** The language chosen on the page, else the browser's first supported language. */
  static LoginTexts of(HttpServletRequest request) {
    String chosen = request.getParameter("lang");
    if (chosen != null) return chosen.equals("zh") ? ZH : EN;
    for (var locale : Collections.list(request.getLocales())) {
      if (locale.getLanguage().equals("zh")) return ZH;
      if (locale.getLanguage().equals("en")) return EN;
    }
    return EN;
  }

  String fill(String template) {
    String filled = template.replace("{{lang}}", lang.equals("zh") ? "zh-CN" : lang);
    filled = filled.replace("{{chosen}}", lang);
    for (var it : words.entrySet())
      filled = filled.replace("{{" + it.getKey() + "}}", it.getValue());
    return filled;
  }

  String failed() {
    return words.getOrDefault("failed", "");
  }

  String waiting(long seconds) {
    return words.getOrDefault("wait", "").formatted(seconds);
  }
}
