package io.grampus.cli.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TemplateTest {
  private static final JsonNode ROW =
      JsonMapper.shared()
          .readTree(
              """
              {"ID":"4f1d2c","Names":"web.1","State":{"Running":true,"Pid":42,"Health":null},
               "Ports":["80/tcp","443/tcp"],"Labels":{"b":"2","a":"1"},"Empty":""}
              """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "{{.ID}}~4f1d2c",
        "{{ .ID }}:{{.Names}}~4f1d2c:web.1",
        "{{.State.Running}} {{.State.Pid}}~true 42",
        "{{json .Ports}}~[\"80/tcp\",\"443/tcp\"]",
        "{{.Ports}}~[80/tcp 443/tcp]",
        "{{.Labels}}~map[a:1 b:2]",
        "{{upper .Names}} {{.Names | upper | lower}}~WEB.1 web.1",
        "{{join .Ports \", \"}}~80/tcp, 443/tcp",
        "{{index .Ports 1}} {{index .Labels \"a\"}}~443/tcp 1",
        "{{index (split .Names \".\") 0}}~web",
        "{{truncate .ID 3}}|{{pad .ID 1 2}}|~4f1| 4f1d2c  |",
        "{{if .State.Running}}yes{{else}}no{{end}}~yes",
        "{{if .Empty}}a{{else if eq .State.Pid 42}}b{{else}}c{{end}}~b",
        "{{range .Ports}}<{{.}}>{{end}}~<80/tcp><443/tcp>",
        "{{range $k, $v := .Labels}}{{$k}}={{$v}};{{end}}~a=1;b=2;",
        "{{range $i, $p := .Ports}}{{if $i}}, {{end}}{{$p}}{{end}}~80/tcp, 443/tcp",
        "{{with .State}}{{.Pid}}{{end}}~42",
        "{{$x := .ID}}{{$x}}{{$x = \"y\"}}{{$x}}~4f1d2cy",
        "{{printf \"%-6s|%5d|%q\" .ID .State.Pid .Names}}~4f1d2c|   42|\"web.1\"",
        "{{len .Ports}} {{len .ID}}~2 6",
        "{{and true .ID}} {{or .Empty \"z\"}} {{not true}}~4f1d2c z false",
        "{{lt 1 2}} {{ge 2 2}} {{ne .ID \"a\"}} {{eq .ID \"a\" \"4f1d2c\"}}~true true true true",
        "{{/* nothing */}}a {{- .ID -}} b~a4f1d2cb",
        "{{.State.Nope}}~<no value>",
        "{{$.ID}}~4f1d2c",
        "{{range .Ports}}{{if eq . \"443/tcp\"}}{{break}}{{end}}{{.}}{{end}}~80/tcp",
        "{{range .Nothing.Here}}x{{else}}none{{end}}~!",
      })
  void readsAsGoDoes(String template, String text) {
    if (text.equals("!")) {
      assertThatThrownBy(() -> Template.parse(template).apply(ROW))
          .isInstanceOf(TemplateException.class);
    } else {
      assertThat(Template.parse(template).apply(ROW)).isEqualTo(text);
    }
  }

  @Test
  void tabsAndNewlinesMayBeWrittenOut() {
    assertThat(Template.parse("{{.ID}}\\t{{.Names}}\\n").apply(ROW)).isEqualTo("4f1d2c\tweb.1\n");
  }

  @Test
  void aMisspeltFieldIsToldWithThoseThatThereAre() {
    assertThatThrownBy(() -> Template.parse("{{.Name}}").apply(ROW))
        .hasMessage("there is no field \"Name\"; there are ID, Names, State, Ports, Labels, Empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{{.ID~not closed",
        "{{if .ID}}a~{{end}} is missing",
        "{{end}}~stands alone",
        "{{foo .ID}}~no function \"foo\"",
        "{{.ID .Names}}~only functions take arguments",
        "{{\"a}}~quotation is not closed"
      })
  void aBrokenTemplateIsTold(String template, String message) {
    assertThatThrownBy(() -> Template.parse(template).apply(ROW)).hasMessageContaining(message);
  }

  @Test
  void fieldsOfTheApisRowAreFoundToo() {
    JsonNode more = JsonMapper.shared().readTree("{\"cpu\":1.5,\"labels\":{\"team\":\"pay\"}}");
    assertThat(Template.parse("{{.cpu}} {{.Label \"team\"}}").apply(ROW, more))
        .isEqualTo("1.5 pay");
  }
}
