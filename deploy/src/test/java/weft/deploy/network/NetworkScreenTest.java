package weft.deploy.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** The operator registers two companies and their partnership, and appoints their members. */
@Tag("long")
@InChromium
class NetworkScreenTest {
  private final RunningHub hub = RunningHub.busy();

  @Test
  void a_company_joins_in_one_sitting() {
    var screen = Chromium.shared().open(hub, "operator@weft", "/network");
    screen.at("[data-organization=HENGYUE] a[href*='/partnerships/']").waitFor();
    screen.show("network");

    screen.at("[data-testid=register]").click();
    screen.at("[data-testid=save]").click();
    screen.says(".page", "1 to 35 capital letters");
    screen.at("[data-testid=code]").fill("hongda");
    screen.at("[data-testid=gln]").fill("6909990000059");
    screen.at("[data-testid=add-site]").click();
    screen.at("[data-testid=save]").click();
    screen.says("form", "A name is required", "This GLN belongs to another organization");
    screen.show("network-new");
    screen.at("[data-testid=name-en]").fill("Hongda Forging");
    screen.at("[data-testid=name-zh]").fill("宏达锻造");
    screen.at("[data-testid=gln]").fill("");
    screen.at("[data-testid=site-code]").fill("HD1");
    screen.at("[data-testid=duns]").fill("54-990-00");
    screen.at("[data-testid=site-duns]").fill("549900077");
    screen.at("[data-testid=city-en]").fill("Changsha");
    screen.at("[data-testid=country]").fill("cn");
    screen.at("[data-testid=save]").click();
    screen.says("form", "An address has a street and a town.", "A D-U-N-S number has 9 digits.");
    screen.at("[data-testid=duns]").fill("54-990-0066");
    screen.at("[data-testid=street-en]").fill("1 Forge Road");
    screen.at("[data-testid=save]").click();

    screen.at("[data-testid=organization][data-version='1']").waitFor();
    assertThat(screen.page().url()).endsWith("/network/HONGDA");
    assertThat(screen.at("[data-testid=street-en]").inputValue()).isEqualTo("1 Forge Road");
    assertThat(screen.at("[data-testid=duns]").inputValue()).isEqualTo("549900066");
    assertThat(screen.at("[data-testid=site-duns]").inputValue()).isEqualTo("549900077");
    screen.says(".page", "魏东 Wei Dong", "None yet.", "Nobody yet.");
    screen.at("[data-testid=side]").selectOption("supplier");
    screen.at("[data-testid=agree]").click();
    screen.says(".page", "Choose the partner.");
    screen.at("[data-testid=partner]").selectOption("HENGYUE");
    screen.at("[data-testid=yaml]").fill("charset: UTF-16\nedi: {codes: lax}\n");
    screen.at("[data-testid=agree]").click();
    screen.says("[data-testid=findings]", "line 1, column 1", "UTF-16", "line 2, column 7");
    screen.show("network-faults");
    screen.at("[data-testid=first-profile]").selectOption("plain");
    screen.at("[data-testid=agree]").click();
    screen.at("[data-testid=partnership][data-partnership='HENGYUE:HONGDA']").waitFor();

    screen.at("[data-testid=give]").click();
    screen.says(".page", "Enter the subject.");
    screen.at("[data-testid=subject]").fill("zhao@hongda");
    screen.at("[data-testid=role-sales]").check();
    screen.at("[data-testid=give]").click();
    screen.says(".page", "Say on which sides");
    screen.at("[data-testid=side-supplier]").check();
    screen.at("[data-testid=give]").click();
    screen.at("[data-testid=member][data-subject='zhao@hongda'][data-enabled=true]").waitFor();
    assertThat(new Api(hub, "zhao@hongda").json("/api/v1/me").at("/party/code").asString())
        .isEqualTo("HONGDA");
    screen.at("[data-testid=take]").click();
    screen.at("[data-testid=member][data-enabled=false]").waitFor();
    screen.show("network-organization");

    screen.at("[data-testid=name-en]").fill("Hongda Forgings");
    screen.at("[data-testid=save]").click();
    screen.at("[data-testid=organization][data-version='2']").waitFor();
    screen.says("h1", "Hongda Forgings");
    screen.at("[data-testid=user-menu]").click();
    screen.page().getByText("Dark").click();
    screen.page().keyboard().press("Escape");
    screen.show("network-dark");
  }

  @Test
  void whoever_is_no_operator_finds_no_way_there() {
    var screen = Chromium.shared().open(hub, "edi@hengyue", "/partnerships");
    screen.at("[data-testid=partnership-row]").waitFor();
    assertThat(screen.page().locator("nav a[href^='/network']").count()).isZero();
    screen.page().navigate(hub.url() + "/network");
    screen.says("[data-testid=failed]", "Your role does not allow this.");
  }
}
