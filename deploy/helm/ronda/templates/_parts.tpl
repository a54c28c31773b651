{{/* What all of Ronda's pods have in common. */}}

{{- define "ronda.labels" -}}
app.kubernetes.io/name: ronda
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "ronda.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{- define "ronda.pod" -}}
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{- define "ronda.container" -}}
image: {{ include "ronda.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: ["ALL"]
envFrom:
  - secretRef:
      name: {{ .Values.secret }}
env:
  - name: RONDA_ORIGIN
    value: {{ .Values.origin | quote }}
  - name: RONDA_DATA
    value: /tmp/ronda
  {{- if .Values.files.address }}
  - name: RONDA_FILES
    value: {{ .Values.files.address | quote }}
  - name: RONDA_FILES_ENDPOINT
    value: {{ .Values.files.endpoint | quote }}
  - name: AWS_DEFAULT_REGION
    value: {{ .Values.files.region | quote }}
  {{- end }}
  {{- range $name, $value := .Values.settings }}
  - name: {{ $name }}
    value: {{ $value | quote }}
  {{- end }}
volumeMounts:
  - name: temporary
    mountPath: /tmp
{{- end -}}

{{/* Nobody answers or works before the database is as this version wants it. */}}
{{- define "ronda.waiting" -}}
- name: database
  {{- include "ronda.container" . | nindent 2 }}
  command: ["sh", "-c", "until ronda manage migrate --check; do sleep 3; done"]
  resources:
    requests: {cpu: 50m, memory: 200Mi}
    limits: {cpu: "1", memory: 512Mi}
{{- end -}}
