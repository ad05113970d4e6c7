"use strict";
const element = (name, text, kind) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (kind) made.className = kind;
  return made;
};
const typeOf = (schema) => {
  if (!schema) return "";
  if (schema.$ref) return schema.$ref.split("/").pop();
  if (schema.oneOf) return schema.oneOf.map(typeOf).join(" or ");
  if (schema.type === "array") return typeOf(schema.items) + "[]";
  if (schema.enum) return schema.enum.join(" | ");
  return schema.format || [].concat(schema.type || "any").join(" | ");
};
const shape = (document_, schema, depth = 0) => {
  if (!schema) return "";
  const named = schema.$ref ? document_.components.schemas[schema.$ref.split("/").pop()] : schema;
  if (!named || !named.properties || depth > 3) return typeOf(schema);
  const pad = "  ".repeat(depth + 1);
  const lines = Object.entries(named.properties).map(([name, of]) => {
    const inner = of.type === "array" ? of.items : of;
    const text = inner && inner.$ref ? shape(document_, inner, depth + 1) + (of.type === "array" ? "[]" : "") : typeOf(of);
    return `${pad}${name}: ${text}`;
  });
  return "{\n" + lines.join("\n") + "\n" + "  ".repeat(depth) + "}";
};
const rows = (parameters) => {
  const table = element("table");
  for (const p of parameters) {
    const row = element("tr");
    row.append(element("td", p.name + (p.required ? " *" : "")), element("td", p.in), element("td", p.description || ""));
    table.append(row);
  }
  return table;
};
const entry = (document_, path, verb, operation) => {
  const box = element("details");
  box.id = operation.operationId;
  const head = element("summary");
  head.append(element("span", verb.toUpperCase(), "verb"), element("code", path + " "), element("span", operation.summary, "says"));
  box.append(head);
  box.addEventListener("toggle", () => {
    if (!box.open || box.childElementCount > 1) return;
    box.append(element("p", operation.description || ""));
    if (operation.parameters && operation.parameters.length) box.append(rows(operation.parameters));
    const body = operation.requestBody;
    for (const [type, media] of Object.entries((body && body.content) || {})) {
      box.append(element("p", "Takes " + type), element("pre", shape(document_, media.schema)));
    }
    for (const [status, answer] of Object.entries(operation.responses)) {
      box.append(element("p", `${status}: ${answer.description}`));
      for (const [type, media] of Object.entries(answer.content || {})) {
        if (!type.includes("problem")) box.append(element("pre", type + "\n" + shape(document_, media.schema)));
      }
    }
  });
  return box;
};
const show = (document_) => {
  const list = document.getElementById("operations");
  const entries = [];
  for (const [path, verbs] of Object.entries(document_.paths)) {
    for (const [verb, operation] of Object.entries(verbs)) {
      const box = entry(document_, path, verb, operation);
      entries.push([box, (path + " " + verb + " " + operation.summary + " " + operation.operationId).toLowerCase()]);
      list.append(box);
    }
  }
  const search = document.getElementById("search");
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const [box, text] of entries) {
      box.hidden = !words.every((word) => text.includes(word));
      if (!box.hidden) shown++;
    }
    document.getElementById("count").textContent = `${shown} of ${entries.length} operations`;
  };
  search.addEventListener("input", filter);
  filter();
};
fetch("/api/v1/openapi.json").then((answer) => answer.json()).then(show);
